import * as v from 'valibot';
import { type Choice, choiceInteraction, choicesSchema } from '#core/question/choice';
import { about, base, type QuestionType } from '#core/question/questionType';

const schema = v.strictObject({
  type: v.literal('multiple'),
  ...base,
  choices: choicesSchema,
  /** Learners see the choices in a chance order. */
  shuffle: v.optional(v.boolean(), true),
});
export type Multiple = v.InferOutput<typeof schema>;

/** Several answers among several; the mark is the sum of the shares chosen, never under 0. */
export const multiple: QuestionType<Multiple, readonly Choice['id'][]> = {
  schema,
  grade(question, response) {
    if (response === undefined || !multiple.keyed(question)) return undefined;
    const chosen = question.choices.filter(({ id }) => response.includes(id));
    const sum = chosen.reduce((total, { share = 0 }) => total + share, 0);
    // Shares of a third add up to 99.99999.
    return Math.abs(sum - 100) < 0.01 ? 1 : Math.min(1, Math.max(0, sum / 100));
  },
  interactions: (question) => [choiceInteraction(question)],
  simpler: () => undefined,
  keyed: ({ choices }) => choices.some(({ share }) => share !== undefined),
  problems(question) {
    if (!multiple.keyed(question)) return [];
    const sum = question.choices.reduce((total, { share = 0 }) => total + Math.max(0, share), 0);
    if (sum === 0) return [about(question, 'question/no-right-choice')];
    return Math.abs(sum - 100) < 0.01
      ? []
      : [about(question, 'question/shares-not-100', { sum: Math.round(sum * 100) / 100 })];
  },
};
