import { meanOf } from '#core/question/meanOf';
import type { Grading } from '#core/question/questionType';

/** What grading reads of items to put in order. */
interface OrderingKey {
  readonly items: readonly { readonly id: string }[];
}

/** The ids of the items as the learner put them; the mark is the share of items at their right place. */
export const orderingGrading: Grading<OrderingKey, readonly string[]> = {
  grade: (question, response) => response && meanOf(parts(question, response)),
  keyed: () => true,
  shape: 'aligned',
  options: ({ items }) => items.map(({ id }) => id),
  parts,
};

function parts({ items }: OrderingKey, response: readonly string[]): readonly number[] {
  return items.map(({ id }, index) => Number(response[index] === id));
}
