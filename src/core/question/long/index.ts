import * as v from 'valibot';
import { longGrading } from '#core/question/long/grade';
import { base, type QuestionType } from '#core/question/questionType';
import { rich } from '#core/text';

const schema = v.strictObject({
  type: v.literal('long'),
  ...base,
  /** Height of the field. */
  lines: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(40)), 5),
  /** What a corrector looks for. */
  guide: v.optional(rich),
});
export type Long = v.InferOutput<typeof schema>;

/** A free text; a person marks it. */
export const long: QuestionType<Long, string> = {
  schema,
  ...longGrading,
  interactions: ({ id, stem }) => [{ kind: 'long-fill-in', id, prompt: stem, right: [], caseMatters: false }],
  simpler: () => undefined,
  slim: () => ({}),
  texts: ({ guide }) => [guide],
  problems: () => [],
};
