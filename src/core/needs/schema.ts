import * as v from 'valibot';
import { idSchema } from '#core/id';
import { plain } from '#core/text';

export const competencySchema = v.strictObject({
  id: idSchema('y'),
  code: plain,
  title: plain,
  /** Place in the order of needs, 1 first, and where it comes from (survey, terms of reference). */
  rank: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  source: v.optional(plain),
  /** Why a competency is kept out of the objectives on purpose (« déjà maîtrisée »). */
  setAside: v.optional(plain),
});
export type Competency = v.InferOutput<typeof competencySchema>;

export const needsSchema = v.strictObject({ competencies: v.optional(v.array(competencySchema), []) });
export type Needs = v.InferOutput<typeof needsSchema>;
