import { meanOf } from '#core/question/meanOf';
import type { Grading } from '#core/question/questionType';

/** What grading reads of pairs to make: two pairs with the same right side share it. */
export interface MatchingKey {
  readonly pairs: readonly { readonly id: string; readonly right: string }[];
  readonly distractors?: readonly { readonly id: string }[] | undefined;
}

/** For each pair, the id of the partner chosen, of another pair or a distractor; or `''`. */
export const matchingGrading: Grading<MatchingKey, readonly string[]> = {
  grade: (question, response) => response && meanOf(parts(question, response)),
  keyed: () => true,
  shape: 'aligned',
  options: ({ pairs, distractors = [] }) =>
    [...pairs.filter((pair) => pairs.find(({ right }) => right === pair.right) === pair), ...distractors].map(
      ({ id }) => id,
    ),
  parts,
  journal: (_type, _text, letters) => pairsOf(letters),
};

/** `1.b,2.a`: what each left side got, in the author's order; a side without a partner is left out. */
export const pairsOf = (letters: readonly string[]): string =>
  letters.flatMap((letter, index) => (letter === '' ? [] : `${index + 1}.${letter}`)).join();

function parts({ pairs }: MatchingKey, response: readonly string[]): readonly number[] {
  const rightOf = (chosen: string | undefined) => pairs.find(({ id }) => id === chosen)?.right;
  return pairs.map(({ right }, index) => Number(rightOf(response[index]) === right));
}
