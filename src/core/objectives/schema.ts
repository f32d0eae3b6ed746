import * as v from 'valibot';
import { idSchema } from '#core/id';
import { objectiveLevelSchema } from '#core/objectives/levels';
import { plain } from '#core/text';

/** Objectif de formation (at work) → objectif pédagogique (module) → objectif opérationnel (session). */
export const tiers = ['training', 'learning', 'operational'] as const;
export type Tier = (typeof tiers)[number];

export const objectiveSchema = v.strictObject({
  id: idSchema('o'),
  code: plain,
  tier: v.picklist(tiers),
  /** The objective of the tier above that this one serves. */
  parent: v.optional(idSchema('o')),
  /** The whole sentence: who, does what, in which condition, to which criterion (the last two on the operational tier only). */
  text: plain,
  domain: v.optional(v.picklist(['cognitive', 'affective', 'psychomotor']), 'cognitive'),
  /** Of its domain: Bloom for what is known, Krathwohl for attitudes, Simpson for gestures. */
  level: v.optional(objectiveLevelSchema),
  competencies: v.array(idSchema('y')),
  /** The observation grid (a material) that assesses it where questions cannot. */
  grid: v.optional(idSchema('u')),
  /** Remarks that the designer has accepted, each with a reason: they stay quiet. */
  accepted: v.optional(v.array(v.strictObject({ code: plain, reason: plain }))),
});
export type Objective = v.InferOutput<typeof objectiveSchema>;
