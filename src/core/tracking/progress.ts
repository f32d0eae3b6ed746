import type { Response } from '#core/question/questionType';
import type { Layout, Slot } from '#core/tracking/layout';

/** Where a learner stands in a module. Immutable: each step gives a new value. */
export interface Progress {
  /** The page that was open last. */
  readonly page: number;
  /** Page by page: its end was reached. */
  readonly ended: readonly boolean[];
  /** Decides the order of what is shuffled. */
  readonly seed: number;
  /** Slot by slot. */
  readonly answers: readonly (Answer | undefined)[];
  /** Times the graded quiz was handed in. */
  readonly tries: number;
  /** The quiz on show is handed in: its answers can no longer change. */
  readonly handedIn: boolean;
  /** The best score of all tries, 0 to 100. */
  readonly best?: number | undefined;
}

export interface Answer {
  /** None yet, where a hint was opened or the question marked before. */
  readonly response?: Response | undefined;
  /** The learner asked for the correction; a draft is only kept. */
  readonly checked: boolean;
  /** Hints opened. */
  readonly hints?: number | undefined;
  /** The learner wants to come back to it before handing in. */
  readonly flagged?: boolean | undefined;
}

/** The same list with another value at one place. */
const put = <T>(list: readonly T[], place: number, value: T): readonly T[] =>
  list.map((old, index) => (index === place ? value : old));

/** One answer given, changed or, with `undefined`, taken back. */
export const withAnswer = (progress: Progress, slot: number, answer: Answer | undefined): Progress => ({
  ...progress,
  answers: put(progress.answers, slot, answer),
});

export const withPageEnded = (progress: Progress, page: number): Progress => ({
  ...progress,
  ended: put(progress.ended, page, true),
});

/** The quiz is handed in with a score; the best one stays. A quiz without a key has none. */
export const withQuizHandedIn = (progress: Progress, score: number | undefined): Progress => ({
  ...progress,
  tries: progress.tries + 1,
  handedIn: true,
  best: score === undefined ? progress.best : Math.max(score, progress.best || 0),
});

/** The graded answers are wiped for another try; practice and what was reached stay. */
export const withQuizRetaken = (progress: Progress, { slots }: Layout): Progress => ({
  ...progress,
  handedIn: false,
  answers: progress.answers.map((answer, index) => ((slots[index] as Slot).graded ? undefined : answer)),
});

/** An answer that says something: a choice made, or more than blanks typed. */
export const isGiven = (response: Response | undefined): response is Response =>
  ([] as string[]).concat(response || []).some((part) => part.trim());
