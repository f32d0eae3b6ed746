import { basename, dirname, resolve } from 'node:path';
import { chance } from '#adapters/node/chance';
import { clock } from '#adapters/node/clock';
import { nodeStore } from '#adapters/node/courseStore';
import { isError } from '#core/problem';
import { recordsFile } from '#core/records/record';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { importResults } from '#tasks/importResults';
import { openCourse } from '#tasks/openCourse';
import type { HandedIn } from '#tasks/resultsTable';
import type { Host, Outcome } from './command.ts';
import { readCourseFolder } from './courseFolder.ts';
import { placesOf } from './places.ts';

/** A Moodle export of results into the book of a course folder; `undefined` where the file is none. */
export async function addResults(
  file: HandedIn,
  { into, activity }: { readonly into: string; readonly activity: string | undefined },
  { signal, progress }: Host,
): Promise<Outcome | undefined> {
  const folder = await readCourseFolder(into);
  const opened = folder.ok ? openCourse(folder.value.name, folder.value.tree) : undefined;
  if (!folder.ok || !opened?.ok) return undefined;
  const { tree } = folder.value;
  const means = {
    ...{ by: 'navette import', at: clock(), chance, words: frenchWords, signal },
    progress: (share: number) => progress('import', share),
  };
  const imported = await importResults(file, { course: opened.value, tree, activity }, means);
  if (!imported) return undefined;
  const placeOf = placesOf(tree);
  if (!imported.ok) return { document: {}, lines: [], problems: imported.problems, placeOf };
  const { text, kind, people, ...counts } = imported.value;
  const dir = resolve(into);
  const put = text === '' ? undefined : await nodeStore(dirname(dir)).append(basename(dir), recordsFile, text);
  const problems = [...imported.problems, ...(put?.problems ?? [])];
  if (problems.some(isError)) return { document: {}, lines: [], problems, placeOf };
  const { taken, changed, same } = counts;
  const what = say(frenchWords, `cli.results.${kind}`);
  const values = { what, file: file.name, people: people.length, taken, changed, same };
  const line = say(frenchWords, kind === 'participants' ? 'cli.importedParticipants' : 'cli.importedResults', values);
  const document = { folder: into, format: 'moodle-results', kind, people, ...counts };
  return { document, lines: [line], problems, placeOf };
}
