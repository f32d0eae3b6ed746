import * as v from 'valibot';
import { choiceFields, choiceParts } from '#core/question/choice';
import { choiceInteraction } from '#core/question/choiceInteraction';
import { choicesKeyed } from '#core/question/choicesKey';
import { multipleGrading } from '#core/question/multiple/grade';
import { about, base, type QuestionType } from '#core/question/questionType';

const schema = v.strictObject({
  type: v.literal('multiple'),
  ...base,
  ...choiceFields,
});
export type Multiple = v.InferOutput<typeof schema>;

/** Several answers among several; the mark is the sum of the shares chosen, never under 0. */
export const multiple: QuestionType<Multiple, readonly string[]> = {
  schema,
  ...multipleGrading,
  ...choiceParts,
  interactions: (question) => [choiceInteraction(question, (share) => share > 0, true)],
  simpler: () => undefined,
  problems(question) {
    if (!choicesKeyed(question)) return [];
    const sum = question.choices.reduce((total, { share = 0 }) => total + Math.max(0, share), 0);
    if (sum === 0) return [about(question, 'question/no-right-choice')];
    return Math.abs(sum - 100) < 0.01
      ? []
      : [about(question, 'question/shares-not-100', { sum: Math.round(sum * 100) / 100 })];
  },
};
