import { basename, dirname, join, resolve } from 'node:path';
import { chance } from '#adapters/node/chance';
import { clock } from '#adapters/node/clock';
import { nodeStore } from '#adapters/node/courseStore';
import { writeFileWhole } from '#adapters/node/files';
import { worldProblem } from '#adapters/worldProblem';
import { plural } from '#core/french';
import { bytesOf, type FileTree } from '#core/fileTree';
import { isError, type Problem } from '#core/problem';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { type HandedIn, importQuestions } from '#tasks/importQuestions';
import { openCourse } from '#tasks/openCourse';
import type { Outcome } from './command.ts';
import { readCourseFolder } from './courseFolder.ts';
import { placesOf } from './places.ts';

/** The questions of a file into the bank of a course folder: pictures first, then the batch, or nothing at all. */
export async function addQuestions(file: HandedIn, into: string): Promise<Outcome> {
  const folder = await readCourseFolder(into);
  if (!folder.ok) return failed(folder.problems);
  const { name, tree } = folder.value;
  const placeOf = placesOf(tree);
  const opened = openCourse(name, tree);
  if (!opened.ok) return { ...failed(opened.problems), placeOf };
  const course = opened.value;
  const imported = importQuestions([file], course, { words: frenchWords, chance, at: clock(), by: 'navette import' });
  if (!imported.ok) return { ...failed(imported.problems), placeOf };
  const { questions, changes, media, formats } = imported.value;
  const problems: Problem[] = [...imported.problems];
  if (changes.length > 0) {
    problems.push(...(await writePictures(media, resolve(into))));
    if (problems.some(isError)) return failed(problems);
    const store = nodeStore(dirname(resolve(into)));
    problems.push(...(await store.save(basename(resolve(into)), changes, course.meta.revision)).problems);
    if (problems.some(isError)) return failed(problems);
  }
  const values = { count: questions.length, title: course.meta.title, file: file.name };
  const key = plural(questions.length, 'cli.importedQuestion', 'cli.importedQuestions');
  const line = say(frenchWords, questions.length === 0 ? 'cli.importedNothing' : key, values);
  const added = questions.map(({ id, code, type }) => ({ id, code, type }));
  const document = { folder: into, format: formats[0], added, media: [...media.keys()] };
  return { document, lines: [line], problems, placeOf };
}

async function writePictures(media: FileTree, folder: string): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const path of media.keys()) {
    await writeFileWhole(join(folder, path), bytesOf(media, path) ?? new Uint8Array()).catch((error: unknown) =>
      problems.push(worldProblem(error, path)),
    );
  }
  return problems;
}

const failed = (problems: readonly Problem[]): Outcome => ({ document: {}, lines: [], problems });
