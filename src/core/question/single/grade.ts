import { type ChoicesKey, choicesGrading, choicesKeyed } from '#core/question/choicesKey';
import { dontKnow } from '#core/question/dontKnow';
import type { Grading } from '#core/question/questionType';

export const singleGrading: Grading<ChoicesKey, string> = {
  ...choicesGrading,
  shape: 'one',
  grade(question, response) {
    if (response === dontKnow && choicesKeyed(question)) return 0;
    const chosen = question.choices.find(({ id }) => id === response);
    return chosen && chosen.share !== undefined ? chosen.share / 100 : undefined;
  },
};
