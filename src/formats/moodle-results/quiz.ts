import { richToPlain } from '#blocks/rich';
import type { Course } from '#blocks/course';
import type { Question } from '#core/question/index';
import { composeTest } from '#core/test/compose';
import type { Test } from '#core/test/schema';
import { isDrawn } from '#formats/moodle-backup/slots';
import { activitiesOf, activityInFile, activityNamed, only } from '#formats/moodle-results/activity';
import { lettersOf, isNothing, momentIn, numberIn } from '#formats/moodle-results/cell';
import type { Header, ResultsTable, TableRow } from '#formats/moodle-results/header';
import type { Gathering } from '#formats/moodle-results/reading';

/** One attempt of a known person. */
export interface Attempt {
  readonly row: TableRow;
  readonly participant: string;
  readonly attempt: number;
  readonly at?: string;
}

/** Both reports on a quiz begin with the same columns. */
export const isQuiz = (header: Header): boolean =>
  header.has('status', 'started') && header.has('completed') && !header.has('scormLast') && gradeAt(header) >= 0;

const gradePattern = /^(?:grade|note)\d+$/;

const gradeAt = (header: Header): number => header.slugs.findIndex((slug) => gradePattern.test(slug));

/** The attempts, numbered for each person in the order in which they began; the row of means is none. */
export function attemptsIn({ header, rows }: ResultsTable, gathering: Gathering): readonly Attempt[] {
  const read = rows.flatMap((row) => {
    const cell = (at: number) => row.cells[at] ?? '';
    const started = cell(header.at('started'));
    // The mean, and people who never tried.
    if (isNothing(cell(header.at('status'))) || isNothing(started)) return [];
    const participant = gathering.participant(row, header);
    if (participant === undefined) return [];
    const at = momentIn(cell(header.at('completed'))) ?? momentIn(started);
    return [{ row, participant, started: momentIn(started) ?? '', at }];
  });
  const counts = new Map<string, number>();
  return [...read]
    .sort((one, other) => (one.started < other.started ? -1 : one.started > other.started ? 1 : 0))
    .map(({ row, participant, at }) => {
      const attempt = (counts.get(participant) ?? 0) + 1;
      counts.set(participant, attempt);
      return { row, participant, attempt, ...(at === undefined ? {} : { at }) };
    });
}

/** What is shown in a header as the most: `Grade/10.00`, `Q. 1 /0,40`; in JSON the sign is gone, and the cells tell where it stood. */
export function mostIn(header: Header, at: number, rows: readonly TableRow[], after = ''): number | undefined {
  const shown = /\/\s*(\d+(?:[.,]\d+)?)\s*$/.exec(header.texts[at] ?? '')?.[1];
  if (shown !== undefined) return numberIn(shown);
  const digits = (header.slugs[at] ?? '').slice(after.length);
  if (!/^\d+$/.test(digits)) return undefined;
  const fraction = rows.map(({ cells }) => /^\d+[.,](\d+)$/.exec((cells[at] ?? '').trim())?.[1]?.length);
  return Number(digits) / 10 ** (fraction.find((length) => length !== undefined) ?? 0);
}

/** The whole grade of each attempt, as Moodle scales it. */
export function addGrades(table: ResultsTable, attempts: readonly Attempt[], test: Test, gathering: Gathering): void {
  const at = gradeAt(table.header);
  const max = mostIn(table.header, at, table.rows, /^[a-z]+/.exec(table.header.slugs[at] ?? '')?.[0]);
  for (const attempt of attempts) {
    const score = numberIn(attempt.row.cells[at] ?? '');
    if (score === undefined || max === undefined) continue;
    gathering.add({ ...about(attempt, test), item: 'total', itemHash: '00000000', score, max });
  }
}

/** What all findings of an attempt have. */
export const about = ({ participant, attempt, at }: Attempt, { id, phase }: Test) => ({
  ...{ participant, instrument: id, phase, attempt },
  ...(at === undefined ? {} : { at }),
});

/** The test of a report: named by a person or the file; else the only one that asks these questions, or that asks so many. */
export function testOf(
  stems: readonly string[],
  count: number,
  { desk }: Gathering,
): { readonly test: Test | undefined; readonly choices: readonly Test[] } {
  const { course, file, activity } = desk;
  const tests = activitiesOf(course).filter(({ kind }) => kind === 'test');
  const named = activity === undefined ? activityInFile(file, tests) : activityNamed(activity, tests);
  const byName = course.tests.find(({ id }) => id === named?.id);
  if (activity !== undefined) return { test: byName, choices: course.tests };
  const isFitting = (test: Test): boolean => {
    if (stems.length === 0) return fixedQuestions(test, course)?.length === count;
    const finder = new QuestionFinder(askable(test, course));
    return stems.filter((stem) => finder.find(stem)).length * 2 > stems.length;
  };
  // A short title may stand in the name of any file.
  if (byName && (stems.length === 0 || isFitting(byName))) return { test: byName, choices: course.tests };
  const fitting = course.tests.filter(isFitting);
  return { test: only(fitting), choices: fitting.length > 0 ? fitting : course.tests };
}

/** Every question that a test may ask. */
export function askable(test: Test, course: Course): readonly Question[] {
  const fixed = fixedQuestions(test, course);
  if (fixed) return fixed;
  const objectives = new Set((test.blueprint ?? []).map(({ objective }) => objective));
  return course.questions.filter(({ objective }) => objective !== undefined && objectives.has(objective));
}

/** The questions by their number in Moodle's report; `undefined` where each attempt draws its own. */
export function fixedQuestions(test: Test, course: Course): readonly Question[] | undefined {
  if (isDrawn(test, course)) return undefined;
  const byId = new Map(course.questions.map((question) => [question.id, question]));
  return composeTest(test, course.questions).flatMap((id) => byId.get(id) ?? []);
}

/** So many letters alike are no chance. */
const tellingStart = 40;

/** Finds the question whose words Moodle shows: its code begins the name, its id is the number, or its stem begins the text. */
export class QuestionFinder {
  readonly #questions: readonly { readonly question: Question; readonly stem: string; readonly name: RegExp }[];
  readonly #found = new Map<string, Question | undefined>();

  constructor(questions: readonly Question[]) {
    this.#questions = questions
      .map((question) => ({
        question,
        // Up to the first gap: Moodle shows gaps in its own way.
        stem: lettersOf(richToPlain(question.stem).split(/\[\[\d+\]\]/)[0] ?? ''),
        name: new RegExp(`^${escaped(question.code)}\\s+[\\u2013-]\\s`),
      }))
      .sort((one, other) => other.stem.length - one.stem.length);
  }

  find(shown: string): Question | undefined {
    if (!this.#found.has(shown)) this.#found.set(shown, this.#search(shown.trim()));
    return this.#found.get(shown);
  }

  #search(shown: string): Question | undefined {
    const text = lettersOf(shown);
    const own =
      this.#questions.find(({ question }) => question.id === shown) ??
      only(this.#questions.filter(({ name }) => name.test(shown)));
    if (own || text === '') return own?.question;
    const [first, second] = this.#questions.filter(({ stem }) => stem !== '' && text.startsWith(stem));
    if (first) return first.stem === second?.stem ? undefined : first.question;
    // A recording or a film inside the text is not shown: what stands before it is.
    const start = text.slice(0, tellingStart);
    return start.length < tellingStart
      ? undefined
      : only(this.#questions.filter(({ stem }) => stem.startsWith(start)))?.question;
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
