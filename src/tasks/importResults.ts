import * as v from 'valibot';
import type { Course } from '#blocks/course';
import { jsonValue } from '#codecs/json';
import { type FileTree, textOf } from '#core/fileTree';
import type { Id } from '#core/id';
import type { Problem, Result } from '#core/problem';
import { peopleFile, peopleFileSchema, type Person } from '#core/records/people';
import { readRecords, recordsFile } from '#core/records/record';
import type { Words } from '#core/words';
import { isSummary, renamedIn, type ResultsKind, resultsKindOf, resultsReaders } from '#formats/moodle-results/index';
import { columnSlugs, type Header } from '#formats/moodle-results/header';
import type { Findings, Unmatched, UnmatchedKind } from '#formats/moodle-results/reading';
import { judgeResults, newLot, resultLines } from '#tasks/resultsBook';
import { type HandedIn, readResultsTable } from '#tasks/resultsTable';
import type { Hand } from '#tasks/surveyBook';
import type { Going } from '#tasks/tableRows';

export interface ImportedResults {
  readonly kind: ResultsKind;
  /** What the file tells of. */
  readonly instruments: readonly Id[];
  /** Lines for the end of `data/records.jsonl`; empty where there is nothing new. */
  readonly text: string;
  /** Codes of the people that the file tells of. */
  readonly people: readonly string[];
  readonly taken: number;
  /** Taken in the place of a record that said less or something else. */
  readonly changed: number;
  readonly same: number;
  readonly unmatched: readonly Unmatched[];
}

/** What stands in the folder of a course beside the course itself. */
export interface ResultsPlace {
  readonly course: Course;
  readonly tree: FileTree;
  /** The code or title of the activity, where a person said it. */
  readonly activity?: string | undefined;
}

/** Where the records of a kind come from: exports of the same activity join. */
const sources: Readonly<Record<ResultsKind, string>> = {
  'quiz-responses': 'moodle-quiz',
  'quiz-grades': 'moodle-quiz',
  'feedback-answers': 'moodle-feedback',
  'scorm-report': 'moodle-scorm',
  gradebook: 'moodle-gradebook',
  'gradebook-xml': 'moodle-gradebook',
  'activity-completion': 'moodle-completion',
  'course-completion': 'moodle-completion',
  log: 'moodle-log',
  participants: 'moodle-participants',
};

/** What a Moodle export adds to the book of a course; `undefined` where the file is none. */
export async function importResults(
  file: HandedIn,
  { course, tree, activity }: ResultsPlace,
  means: Hand & { readonly words: Words } & Going,
): Promise<Result<ImportedResults> | undefined> {
  const table = await readResultsTable(file, means);
  if (!table?.ok) return table;
  const kind = resultsKindOf(table.value.header);
  if (kind === undefined) return { ok: false, problems: [unreadable(table.value.header, file.name)] };
  const people = peopleIn(tree);
  const desk = { file: file.name, course, people, words: means.words, activity };
  const read = resultsReaders[kind].read(table.value, desk);
  if (read.problems.some(({ severity }) => severity === 'error')) return { ok: false, problems: read.problems };
  const { book, problems: unread } = readRecords(textOf(tree, recordsFile) ?? '');
  const lot = newLot(means);
  const source = sources[kind];
  const judged = judgeResults(read.findings, book, { source, version: course.meta.revision, lot, at: means.at });
  const instruments = new Set(read.findings.map(({ instrument }) => instrument));
  const [first] = instruments;
  const instrument = first !== undefined && instruments.size === 1 ? first : course.meta.id;
  const text = resultLines(
    judged,
    { id: lot, instrument, source, name: file.name, answers: read.people.length },
    means,
  );
  const { fresh, changed, same } = judged;
  const problems = [...unread, ...table.problems, ...read.problems, ...unmatchedProblems(read, file.name)];
  const value = {
    kind,
    instruments: [...instruments],
    text,
    people: read.people,
    taken: fresh.length,
    changed: changed.length,
    same,
  };
  return { ok: true, value: { ...value, unmatched: read.unmatched }, problems };
}

/** The people of a course; none where the file cannot be read: the check says so. */
export function peopleIn(tree: FileTree): readonly Person[] {
  const read = v.safeParse(peopleFileSchema, jsonValue(textOf(tree, peopleFile) ?? '', peopleFile));
  return read.success ? read.output.people : [];
}

function unreadable(header: Header, file: string): Problem {
  if (isSummary(header)) return { code: 'moodle-results/summary-only', at: file, severity: 'error', values: { file } };
  const { missing = [], unknown = [] } = renamedIn(header) ?? {};
  const values = {
    file,
    missing: missing.map((column) => columnSlugs[column].join(' / ')).join(', '),
    unknown: unknown.length === 0 ? '\u2013' : unknown.join(', '),
  };
  return { code: 'moodle-results/header-unknown', at: file, severity: 'error', values };
}

const unmatchedCodes: Readonly<Record<UnmatchedKind, string>> = {
  person: 'moodle-results/people-unmatched',
  question: 'moodle-results/questions-unmatched',
  activity: 'moodle-results/activities-unmatched',
  answer: 'moodle-results/answers-unmatched',
};

/** One sentence for each kind, with the first names; the report has them all. */
function unmatchedProblems({ unmatched }: Findings, file: string): readonly Problem[] {
  return (Object.keys(unmatchedCodes) as UnmatchedKind[]).flatMap((kind) => {
    const names = unmatched.filter((one) => one.kind === kind).map(({ name }) => name);
    if (names.length === 0) return [];
    const list = [...names.slice(0, 6), ...(names.length > 6 ? ['\u2026'] : [])].join(' ; ');
    return [{ code: unmatchedCodes[kind], at: file, severity: 'warning', values: { file, count: names.length, list } }];
  });
}
