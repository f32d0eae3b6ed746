import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { nodeStore } from '#adapters/node/courseStore';
import { worldProblem } from '#adapters/worldProblem';
import { isError, type Problem } from '#core/problem';
import { say } from '#core/words';
import { questionFormatOf } from '#formats/reading/recognise';
import { frenchWords } from '#i18n/words.ts';
import { importCourse } from '#tasks/importCourse';
import { openCourse } from '#tasks/openCourse';
import { type Command, type Outcome, textOption, WrongUse } from '../cli/command.ts';
import { roomFor } from '../cli/courseFolder.ts';
import { addAnswers } from '../cli/addAnswers.ts';
import { addQuestions } from '../cli/addQuestions.ts';
import { addResults } from '../cli/addResults.ts';
import { placesOf } from '../cli/places.ts';

export const importVerb: Command = {
  options: { into: { type: 'string' }, survey: { type: 'string' }, activity: { type: 'string' } },
  words: 1,
  async run(args, host) {
    const into = textOption(args, 'into');
    if (into === undefined) throw new WrongUse({ code: 'cli/no-into' });
    const file = args.words[0] ?? '';
    const read = await readFile(file).catch((error: unknown) => worldProblem(error, file));
    if (!(read instanceof Uint8Array)) return failed([read]);
    const bytes = new Uint8Array(read);
    // A table may hold questions or answers: those that the course asks for tell.
    const answers = /\.(csv|xls[xm]|json|txt)$/i.test(file)
      ? await addAnswers({ name: basename(file), bytes }, { into, code: textOption(args, 'survey') }, host)
      : undefined;
    if (answers) return answers;
    const results = await addResults(
      { name: basename(file), bytes },
      { into, activity: textOption(args, 'activity') },
      host,
    );
    if (results) return results;
    if (questionFormatOf(basename(file), bytes, frenchWords))
      return addQuestions({ name: basename(file), bytes }, into);
    if (isZip(bytes)) return openArchive(bytes, into);
    return failed([{ code: 'import/unknown-kind', at: file, severity: 'error', values: { file } }]);
  },
};

async function openArchive(bytes: Uint8Array, into: string): Promise<Outcome> {
  const imported = importCourse(bytes);
  if (!imported.ok) return failed(imported.problems);
  const { tree } = imported.value;
  const room = await roomFor(into);
  if (!room.ok) return failed(room.problems);
  const { root, name } = room.value;
  // A course in progress may have errors; one that no screen could open is not let in.
  const opened = openCourse(name, tree);
  if (!opened.ok) return { ...failed([...imported.problems, ...opened.problems]), placeOf: placesOf(tree) };
  const put = await nodeStore(root).put(name, tree);
  const problems = [...imported.problems, ...opened.problems, ...put.problems];
  if (problems.some(isError)) return failed(problems);
  const lines = [say(frenchWords, 'cli.importDone', { title: opened.value.meta.title, folder: into })];
  return { document: { folder: into, files: [...tree.keys()] }, lines, problems, placeOf: placesOf(tree) };
}

const failed = (problems: readonly Problem[]): Outcome => ({ document: {}, lines: [], problems });

/** `PK`, as every ZIP begins, an empty one too. */
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
