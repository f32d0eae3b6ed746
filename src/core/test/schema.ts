import * as v from 'valibot';
import { idSchema } from '#core/id';
import { levelSchema } from '#core/objectives/levels';
import { plain, rich } from '#core/text';

export const phases = ['pre', 'during', 'post', 'm3', 'm6'] as const;

export const testSchema = v.strictObject({
  id: idSchema('e'),
  code: plain,
  title: plain,
  /** When it is taken; `during` is a formative test or the quiz of a module. */
  phase: v.picklist(phases),
  instructions: v.optional(rich),
  /** Counts in the score of its module, or is there to practise: then every answer is corrected at once, as often as wanted. */
  kind: v.optional(v.picklist(['practice', 'graded']), 'graded'),
  /** The questions, in order. */
  questions: v.optional(v.array(idSchema('q')), []),
  /** What to draw from the bank instead of a list: see `compose.ts`. */
  blueprint: v.optional(
    v.array(
      v.strictObject({
        objective: idSchema('o'),
        count: v.pipe(v.number(), v.integer(), v.minValue(1)),
        /** Only questions of this level. */
        level: v.optional(levelSchema),
      }),
    ),
  ),
  /** How often it may be handed in; 0 as often as wanted. */
  attempts: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  /** All questions on one page, or one question at a time. */
  layout: v.optional(v.picklist(['all', 'one']), 'all'),
  /** The other test of a pre/post pair; the same questions by default. */
  pair: v.optional(idSchema('e')),
  /** Seuil de réussite, in percent of the points. */
  passShare: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  shuffle: v.optional(v.boolean(), false),
  /** Correction after each answer, at the end, or never (a pre-test). */
  correction: v.optional(v.picklist(['each', 'end', 'none']), 'each'),
});
export type Test = v.InferOutput<typeof testSchema>;
