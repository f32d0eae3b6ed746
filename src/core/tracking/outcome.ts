import { saysDontKnow } from '#core/question/dontKnow';
import { grade, isKeyed } from '#core/question/grading';
import type { Layout, Slot } from '#core/tracking/layout';
import { type Answer, isGiven, type Progress } from '#core/tracking/progress';

/** What a module tells of itself. */
export interface Outcome {
  /** Every page reached its end and every question of the graded quiz is answered and handed in. */
  readonly complete: boolean;
  /** The best score, 0 to 100; none without a graded quiz, none before the module is complete: an LMS would judge by it. */
  readonly score?: number | undefined;
  /** Only where the quiz has a pass mark. */
  readonly passed?: boolean | undefined;
}

export function outcomeOf(progress: Progress, { quiz }: Layout): Outcome {
  const complete = progress.ended.every(Boolean) && (!quiz || progress.tries > 0);
  const score = complete && quiz ? progress.best : undefined;
  const { passShare } = quiz || {};
  return { complete, score, passed: score === undefined || passShare === undefined ? undefined : score >= passShare };
}

/** The points of the quiz on show: got, possible, and their share in percent with two decimals, as an LMS keeps it. */
export interface Marks {
  readonly points: number;
  readonly most: number;
  /** None when no question has a key. */
  readonly score?: number | undefined;
  /** Questions answered by « Je ne sais pas ». */
  readonly dontKnow: number;
}

export function marksOf({ answers }: Progress, { slots }: Layout): Marks {
  let points = 0;
  let most = 0;
  let dontKnow = 0;
  slots.forEach(({ question, graded }, index) => {
    if (!graded || !isKeyed(question)) return;
    const { response, hints } = answers[index] || {};
    most += question.points;
    points += question.points * (grade(question, response, hints) || 0);
    dontKnow += Number(saysDontKnow(response));
  });
  points = Math.max(0, round(points));
  return { points, most: round(most), dontKnow, score: most ? round((points / most) * 100) : undefined };
}

/** The graded slots that still wait for an answer. */
export const missingIn = ({ answers }: Progress, { slots }: Layout): number[] =>
  [...slots.keys()].filter((index) => (slots[index] as Slot).graded && !isGiven(responseIn(answers[index])));

const responseIn = (answer: Answer | undefined) => answer && answer.response;

const round = (value: number): number => Math.round(value * 100) / 100;
