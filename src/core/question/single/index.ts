import * as v from 'valibot';
import { choiceFields, choiceParts } from '#core/question/choice';
import { choiceInteraction } from '#core/question/choiceInteraction';
import { about, base, type QuestionType } from '#core/question/questionType';
import { singleGrading } from '#core/question/single/grade';

const schema = v.strictObject({
  type: v.literal('single'),
  ...base,
  ...choiceFields,
});
export type Single = v.InferOutput<typeof schema>;

/** One answer among several; a partly right choice may be worth a part of the mark. */
export const single: QuestionType<Single, string> = {
  schema,
  ...singleGrading,
  ...choiceParts,
  interactions: (question) => [choiceInteraction(question, (share) => share === 100)],
  simpler: () => undefined,
  problems(question) {
    if (!single.keyed(question)) return [];
    return question.choices.some(({ share }) => share === 100) ? [] : [about(question, 'question/no-right-choice')];
  },
};
