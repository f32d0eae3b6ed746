import { type ChoicesKey, choicesGrading, choicesKeyed } from '#core/question/choicesKey';
import type { Grading } from '#core/question/questionType';

export const multipleGrading: Grading<ChoicesKey, readonly string[]> = {
  ...choicesGrading,
  shape: 'many',
  grade(question, response) {
    if (response === undefined || !choicesKeyed(question)) return undefined;
    const chosen = question.choices.filter(({ id }) => response.includes(id));
    const sum = chosen.reduce((total, { share = 0 }) => total + share, 0);
    // Shares of a third add up to 99.99999.
    return Math.min(1, Math.max(0, Math.round(sum * 1e3) / 1e5));
  },
};
