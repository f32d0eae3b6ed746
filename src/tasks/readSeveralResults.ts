import type { Course } from '#blocks/course';
import { type FileTree, textOf } from '#core/fileTree';
import type { Id } from '#core/id';
import type { Problem, Result } from '#core/problem';
import { readRecords, recordsFile } from '#core/records/record';
import type { Words } from '#core/words';
import { activitiesOf } from '#formats/moodle-results/activity';
import { type ImportedResults, importResults } from '#tasks/importResults';
import type { HandedIn } from '#tasks/resultsTable';
import type { Hand } from '#tasks/surveyBook';
import type { Going } from '#tasks/tableRows';

/** A file handed in, and the activity that a person said it is about. */
export interface GivenResults extends HandedIn {
  readonly activity?: string | undefined;
}

/** One file of several, read after those before it. */
export interface OneOfSeveral {
  readonly name: string;
  readonly read: Result<ImportedResults>;
  /** Where nothing says which activity it is about: those that it may be. */
  readonly choices: readonly Id[];
}

/** Files that come together, each as if those before it were taken: two reports on one test join. */
export async function readSeveralResults(
  files: readonly GivenResults[],
  { course, tree }: { readonly course: Course; readonly tree: FileTree },
  means: Hand & { readonly words: Words } & Going,
): Promise<readonly OneOfSeveral[]> {
  const done: OneOfSeveral[] = [];
  let book = textOf(tree, recordsFile) ?? '';
  for (const [index, { activity, ...file }] of files.entries()) {
    means.signal.throwIfAborted();
    const going = { ...means, progress: (share: number) => means.progress((index + share) / files.length) };
    const place = { course, tree: new Map([...tree, [recordsFile, book]]), activity };
    const read = (await importResults(file, place, going)) ?? failed(unknownKind(file.name));
    if (read.ok) book += read.value.text;
    done.push({ name: file.name, read, choices: read.ok ? [] : choicesIn(read.problems, course) });
    await means.progress((index + 1) / files.length);
  }
  return done;
}

const failed = (problem: Problem) => ({ ok: false, problems: [problem] }) as const;

const unknownKind = (file: string): Problem => ({
  code: 'moodle-results/unknown-kind',
  at: file,
  severity: 'error',
  values: { file },
});

/** The activities that a problem names. */
function choicesIn(problems: readonly Problem[], course: Course): readonly Id[] {
  const named = problems.find(({ code }) => code === 'moodle-results/which-activity');
  const list = String(named?.values?.['list'] ?? '');
  return activitiesOf(course).flatMap(({ id, code, title }) => (list.includes(`${code} (${title})`) ? [id] : []));
}

/** How many records of an import live on in later ones, which completed or corrected them: taking it back leaves those. */
export function outlivedBy(records: string, lot: Id<'lo'>): number {
  const own = records
    .split('\n')
    .filter((line) => line.includes(`"lot":"${lot}"`))
    .join('\n');
  const ids = new Set(readRecords(own).book.standing.map(({ id }) => id));
  const { standing } = readRecords(records).book;
  return standing.filter((record) => record.lot !== lot && record.replaces !== undefined && ids.has(record.replaces))
    .length;
}
