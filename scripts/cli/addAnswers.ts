import { basename, dirname, resolve } from 'node:path';
import { chance } from '#adapters/node/chance';
import { clock } from '#adapters/node/clock';
import { nodeStore } from '#adapters/node/courseStore';
import type { Course } from '#blocks/course';
import { plural } from '#core/french';
import { textOf } from '#core/fileTree';
import { isError, type Problem } from '#core/problem';
import { recordsFile } from '#core/records/record';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { importSurvey, surveyKindOf } from '#tasks/importSurvey';
import { openCourse } from '#tasks/openCourse';
import type { Host, Outcome } from './command.ts';
import { readCourseFolder } from './courseFolder.ts';
import { placesOf } from './places.ts';

interface HandedIn {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The answers of a survey into the book of a course folder; `undefined` where the file holds none. */
export async function addAnswers(
  file: HandedIn,
  { into, code }: { readonly into: string; readonly code: string | undefined },
  { signal, progress }: Host,
): Promise<Outcome | undefined> {
  const folder = await readCourseFolder(into);
  const opened = folder.ok ? openCourse(folder.value.name, folder.value.tree) : undefined;
  if (!folder.ok || !opened?.ok || surveyKindOf(file, opened.value) === undefined) return undefined;
  const course = opened.value;
  const records = textOf(folder.value.tree, recordsFile) ?? '';
  const means = {
    ...{ by: 'navette import', at: clock(), chance, words: frenchWords, signal },
    progress: (share: number) => progress('import', share),
  };
  const imported = await importSurvey(file, { course, records, code }, means);
  const placeOf = placesOf(folder.value.tree);
  if (!imported.ok) return { document: {}, lines: [], problems: imported.problems, placeOf };
  const { survey, taken, same, kept } = imported.value;
  const problems = [...imported.problems, ...(await keep(imported.value, course, into))];
  if (problems.some(isError)) return { document: {}, lines: [], problems, placeOf };
  const values = { count: taken.length, survey: survey.title, file: file.name, same: same.length };
  const line = say(frenchWords, plural(taken.length, 'cli.importedAnswer', 'cli.importedAnswers'), values);
  const document = { folder: into, format: 'survey', survey: survey.code, taken, same, kept };
  return { document, lines: [line], problems, placeOf };
}

async function keep(
  { changes, text }: { readonly changes: Parameters<ReturnType<typeof nodeStore>['save']>[1]; readonly text: string },
  { meta }: Course,
  into: string,
): Promise<readonly Problem[]> {
  const dir = resolve(into);
  const store = nodeStore(dirname(dir));
  if (changes.length > 0) {
    const saved = await store.save(basename(dir), changes, meta.revision);
    if (!saved.ok) return saved.problems;
  }
  return text === '' ? [] : (await store.append(basename(dir), recordsFile, text)).problems;
}
