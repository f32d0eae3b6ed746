import type { Id } from '#core/id';
import { type ChoicesKey, choicesKeyed } from '#core/question/choicesKey';
import type { Grading } from '#core/question/questionType';

export const singleGrading: Grading<ChoicesKey, Id<'c'>> = {
  grade({ choices }, response) {
    const share = choices.find(({ id }) => id === response)?.share;
    return share === undefined ? undefined : share / 100;
  },
  keyed: choicesKeyed,
};
