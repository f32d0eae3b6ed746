import { type ChoicesKey, choicesGrading, choicesKeyed } from '#core/question/choicesKey';
import { dontKnow } from '#core/question/dontKnow';
import type { Grading } from '#core/question/questionType';

export const singleGrading: Grading<ChoicesKey, string> = {
  ...choicesGrading,
  shape: 'one',
  grade(question, response) {
    if (response === dontKnow && choicesKeyed(question)) return 0;
    const share = question.choices.find(({ id }) => id === response)?.share;
    return share === undefined ? undefined : share / 100;
  },
};
