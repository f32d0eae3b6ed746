import * as v from 'valibot';
import { type Choice, choiceInteraction, choicesSchema } from '#core/question/choice';
import { about, base, type QuestionType } from '#core/question/questionType';

const schema = v.strictObject({
  type: v.literal('single'),
  ...base,
  choices: choicesSchema,
  /** Learners see the choices in a chance order. */
  shuffle: v.optional(v.boolean(), true),
});
export type Single = v.InferOutput<typeof schema>;

/** One answer among several; a partly right choice may be worth a part of the mark. */
export const single: QuestionType<Single, Choice['id']> = {
  schema,
  grade({ choices }, response) {
    const share = choices.find(({ id }) => id === response)?.share;
    return share === undefined ? undefined : share / 100;
  },
  interactions: (question) => [
    {
      ...(choiceInteraction(question) as Extract<ReturnType<typeof choiceInteraction>, { kind: 'choice' }>),
      right: question.choices.filter(({ share }) => share === 100).map(({ id }) => id),
    },
  ],
  simpler: () => undefined,
  keyed: ({ choices }) => choices.some(({ share }) => share !== undefined),
  problems(question) {
    if (!single.keyed(question)) return [];
    return question.choices.some(({ share }) => share === 100) ? [] : [about(question, 'question/no-right-choice')];
  },
};
