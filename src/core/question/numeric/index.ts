import * as v from 'valibot';
import { numericGrading } from '#core/question/numeric/grade';
import { about, base, type QuestionType } from '#core/question/questionType';
import { plain, rich } from '#core/text';

const schema = v.strictObject({
  type: v.literal('numeric'),
  ...base,
  /** The right number; none for a form item. */
  answer: v.optional(v.number()),
  /** Accepted on either side of the answer. */
  tolerance: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
  /** Shown behind the field; never typed. */
  unit: v.optional(plain),
  /** The least and the most that a form accepts. */
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  wrongFeedback: v.optional(rich),
});
export type Numeric = v.InferOutput<typeof schema>;

/** A number to type, with a decimal comma or point. */
export const numeric: QuestionType<Numeric, string> = {
  schema,
  ...numericGrading,
  interactions: ({ id, stem, answer, tolerance }) => [
    {
      kind: 'numeric',
      id,
      prompt: stem,
      range: answer === undefined ? [undefined, undefined] : [answer - tolerance, answer + tolerance],
    },
  ],
  simpler: () => undefined,
  slim: ({ answer, tolerance }) => ({ answer, tolerance }),
  texts: ({ wrongFeedback }) => [wrongFeedback],
  problems(question) {
    const { min, max } = question;
    return min !== undefined && max !== undefined && min > max ? [about(question, 'question/range-empty')] : [];
  },
};
