import { type NumericKey, numberFrom, numericGrading } from '#core/question/numeric/grade';
import { meanOf } from '#core/question/meanOf';
import type { Grading } from '#core/question/questionType';
import { matchOf, type ShortKey } from '#core/question/short/grade';

/** What grading reads of a text with gaps; each gap weighs its points. */
interface ClozeKey extends Pick<ShortKey, 'caseMatters' | 'accentsMatter'> {
  readonly gaps: readonly ({ readonly points: number } & (
    | { readonly kind: 'short'; readonly answers: readonly Answer[] }
    | { readonly kind: 'choice'; readonly choices: readonly { readonly id: string; readonly share: number }[] }
    | ({ readonly kind: 'numeric' } & NumericKey)
  ))[];
}
interface Answer {
  readonly text: string;
  readonly share: number;
}

/** For each gap, what was typed or the id of the choice; or `''`. */
export const clozeGrading: Grading<ClozeKey, readonly string[]> = {
  grade: (question, response) =>
    response &&
    meanOf(
      parts(question, response),
      question.gaps.map(({ points }) => points),
    ),
  keyed: () => true,
  shape: 'aligned',
  options: ({ gaps }) => gaps.flatMap((gap) => (gap.kind === 'choice' ? gap.choices.map(({ id }) => id) : [])),
  parts,
  journal: (type, text) => (type === 'numeric' ? numberFrom(type, text) : undefined),
};

function parts({ gaps, ...matters }: ClozeKey, response: readonly string[]): readonly number[] {
  return gaps.map((gap, index) => {
    const given = response[index] ?? '';
    if (gap.kind === 'numeric') return numericGrading.grade(gap, given) ?? 0;
    const found =
      gap.kind === 'short'
        ? matchOf({ ...matters, answers: gap.answers }, given)
        : gap.choices.find(({ id }) => id === given);
    return (found?.share ?? 0) / 100;
  });
}
