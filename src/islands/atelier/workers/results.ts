import { chance } from '#adapters/browser/chance';
import { clock } from '#adapters/browser/clock';
import type { FileTree } from '#core/fileTree';
import { textOf } from '#core/fileTree';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';
import { readRecords, recordsFile } from '#core/records/record';
import { activitiesOf } from '#formats/moodle-results/activity';
import type { ResultsKind } from '#formats/moodle-results/index';
import type { Unmatched } from '#formats/moodle-results/reading';
import { frenchWords } from '#i18n/words.ts';
import { peopleIn } from '#tasks/importResults';
import { openCourse } from '#tasks/openCourse';
import { type GivenResults, outlivedBy, readSeveralResults } from '#tasks/readSeveralResults';
import { type ResultsOverview, resultsOverview } from '#tasks/resultsOverview';
import { saidProblems, type SaidProblem } from './said';
import { turning } from './turn';

/** A file of the device; its bytes are read here. */
export interface ChosenFile {
  readonly file: File;
  readonly activity?: string | undefined;
}

/** What a file would bring, in words and numbers. */
export interface ReadFile {
  readonly name: string;
  /** None where it cannot be read. */
  readonly found?: {
    readonly kind: ResultsKind;
    /** Titles of the activities that it tells of. */
    readonly titles: readonly string[];
    readonly people: number;
    readonly fresh: number;
    readonly changed: number;
    readonly same: number;
  };
  readonly unmatched: readonly Unmatched[];
  /** The first of them. */
  readonly problems: readonly SaidProblem[];
  readonly choices: readonly { readonly id: Id; readonly text: string }[];
}

export interface ReadFiles {
  readonly files: readonly ReadFile[];
  /** For the end of the book. */
  readonly text: string;
}

const mostBytes = 60_000_000;
const mostProblems = 100;

/** What `unmatched` says with all its names. */
const toldByName = new Set([
  'moodle-results/people-unmatched',
  'moodle-results/questions-unmatched',
  'moodle-results/activities-unmatched',
  'moodle-results/answers-unmatched',
]);

/** Results from Moodle for the course on the desk: read, shown, counted. Writing is the session's. */
export const resultsApi = (nameOf: () => string, whole: () => FileTree) => ({
  async readResults(
    chosen: readonly ChosenFile[],
    by: string,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<ReadFiles> {
    const opened = openCourse(nameOf(), whole());
    if (!opened.ok) return { files: [{ ...refused(''), problems: saidProblems(opened.problems) }], text: '' };
    const course = opened.value;
    const handed = await Promise.all(chosen.map(handOver));
    const given = handed.flatMap((one) => ('bytes' in one ? [one] : []));
    const means = { by, at: clock(), chance, words: frenchWords, progress: turning(progress), signal };
    const read = await readSeveralResults(given, { course, tree: whole() }, means);
    const named = new Map(activitiesOf(course).map((one) => [one.id, one]));
    const titleOf = (id: Id) => named.get(id)?.title ?? '';
    const done = new Map(read.map((one, index) => [given[index], one]));
    const files = handed.map((one): ReadFile => {
      const result = 'bytes' in one ? done.get(one) : undefined;
      if (!result) return { ...refused(one.name), problems: 'problem' in one ? saidProblems([one.problem]) : [] };
      const choices = result.choices.map((id) => ({ id, text: `${named.get(id)?.code ?? ''} ${titleOf(id)}`.trim() }));
      const problems = result.read.problems.filter(({ code }) => !toldByName.has(code)).slice(0, mostProblems);
      const shown = { name: one.name, choices, problems: saidProblems(problems) };
      if (!result.read.ok) return { ...shown, unmatched: [] };
      const { kind, instruments, people, taken: fresh, changed, same, unmatched } = result.read.value;
      const found = { kind, titles: instruments.map(titleOf), people: people.length, fresh, changed, same };
      return { ...shown, found, unmatched };
    });
    return { files, text: read.map(({ read: one }) => (one.ok ? one.value.text : '')).join('') };
  },
  resultsStanding(): ResultsOverview & { readonly problems: readonly SaidProblem[] } {
    const tree = whole();
    const opened = openCourse(nameOf(), tree);
    const { book, problems } = readRecords(textOf(tree, recordsFile) ?? '');
    const none = { activities: [], people: [], lots: [], lost: { activities: 0, people: 0 } };
    const overview = opened.ok ? resultsOverview(opened.value, peopleIn(tree), book) : none;
    return { ...overview, problems: saidProblems(opened.ok ? problems : opened.problems) };
  },
  resultsOutlivedBy: (lot: Id<'lo'>): number => outlivedBy(textOf(whole(), recordsFile) ?? '', lot),
});

const refused = (name: string): ReadFile => ({ name, unmatched: [], problems: [], choices: [] });

async function handOver({
  file,
  activity,
}: ChosenFile): Promise<GivenResults | { readonly name: string; readonly problem: Problem }> {
  const { name, size } = file;
  const about = { at: name, severity: 'error' } as const;
  if (size > mostBytes) {
    const values = { file: name, size: Math.round(size / 1_000_000), most: mostBytes / 1_000_000 };
    return { name, problem: { ...about, code: 'moodle-results/too-heavy', values } };
  }
  try {
    return { name, activity, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { name, problem: { ...about, code: 'moodle-results/unreadable-file', values: { file: name } } };
  }
}
