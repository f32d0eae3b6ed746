import type { Gap } from '#core/question/cloze/index';
import type { Question } from '#core/question/index';
import { typeOf } from '#core/question/index';

/**
 * The marks that Moodle offers for an answer, in percent of the question's grade, as it writes them
 * (`fraction_options_full` in its `question/engine/bank.php`). One mark outside this list makes it refuse a whole file.
 */
const offered = [
  '100',
  '90',
  '83.33333',
  '80',
  '75',
  '70',
  '66.66667',
  '60',
  '50',
  '40',
  '33.33333',
  '30',
  '25',
  '20',
  '16.66667',
  '14.28571',
  '12.5',
  '11.11111',
  '10',
  '5',
  '0',
] as const;

const worth = offered.map(Number);

/** Moodle compares fractions of 1 and asks for less than 0.00001; in percent that is a hundred times more. */
const tolerance = 0.001;

/** The share as Moodle writes it, `33.33333` for 33.333; `undefined` when it is outside Moodle's list. */
export function moodleMark(share: number): string | undefined {
  const mark = offered[worth.findIndex((value) => Math.abs(value - Math.abs(share)) < tolerance)];
  return mark !== undefined && mark !== '0' && share < 0 ? `-${mark}` : mark;
}

/** Why Moodle could not mark a question, or would refuse the file for it. */
export type Trouble =
  | { readonly kind: 'no-key' | 'no-full-mark' | 'sum-not-100' }
  | { readonly kind: 'share-refused'; readonly share: number };

/** The trouble with the key of a question, or none. An essay needs no key: a person marks it. */
export function troubleOf(question: Question): Trouble | undefined {
  if (question.type === 'long') return undefined;
  if (!typeOf(question).keyed(question)) return { kind: 'no-key' };
  const shares = sharesOf(question);
  const refused = shares.find((share) => moodleMark(share) === undefined);
  if (refused !== undefined) return { kind: 'share-refused', share: refused };
  const marks = shares.map((share) => Number(moodleMark(share)));
  if (question.type !== 'multiple') return marks.includes(100) ? undefined : { kind: 'no-full-mark' };
  const sum = marks.reduce((total, mark) => total + Math.max(0, mark), 0);
  return Math.abs(sum - 100) < 0.01 ? undefined : { kind: 'sum-not-100' };
}

/** The share of a question that Moodle does not know, or none. */
export const refusedShare = (question: Question): number | undefined => {
  const trouble = troubleOf(question);
  return trouble?.kind === 'share-refused' ? trouble.share : undefined;
};

function sharesOf(question: Question): readonly number[] {
  if (question.type === 'single' || question.type === 'multiple') return question.choices.map(({ share = 0 }) => share);
  if (question.type === 'short') return question.answers.map(({ share }) => share);
  // In a gap Moodle takes any share, but wants a right answer.
  return question.type === 'cloze' && !question.gaps.every(hasFullMark) ? [0] : [100];
}

function hasFullMark(gap: Gap): boolean {
  if (gap.kind === 'numeric') return true;
  return (gap.kind === 'short' ? gap.answers : gap.choices).some(({ share }) => share === 100);
}
