import * as v from 'valibot';
import { idSchema } from '#core/id';
import { plain, rich } from '#core/text';

export const phases = ['pre', 'during', 'post', 'm3', 'm6'] as const;

export const testSchema = v.strictObject({
  id: idSchema('e'),
  code: plain,
  title: plain,
  /** When it is taken; `during` is a formative test or the quiz of a module. */
  phase: v.picklist(phases),
  instructions: v.optional(rich),
  /** The questions, in order. */
  questions: v.array(idSchema('q')),
  /** The other test of a pre/post pair; the same questions by default. */
  pair: v.optional(idSchema('e')),
  /** Seuil de réussite, in percent of the points. */
  passShare: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  shuffle: v.optional(v.boolean(), false),
  /** Correction after each answer, at the end, or never (a pre-test). */
  correction: v.optional(v.picklist(['each', 'end', 'none']), 'each'),
});
export type Test = v.InferOutput<typeof testSchema>;
