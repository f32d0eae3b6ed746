import * as v from 'valibot';
import { idSchema } from '#core/id';
import { plain } from '#core/text';

const scale = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

/** A group of learners: counts and constraints, never a person. */
export const groupSchema = v.strictObject({
  id: idSchema('g'),
  code: plain,
  name: plain,
  /** Effectif. */
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Fonctions. */
  functions: v.optional(plain),
  /** Ease in the language of the course, 1 to 5. */
  language: v.optional(scale),
  /** Ease with digital tools, 1 to 5. */
  digital: v.optional(scale),
  connection: v.optional(v.picklist(['none', 'weak', 'medium', 'good'])),
  constraints: v.optional(plain),
});
export type Group = v.InferOutput<typeof groupSchema>;

export const audienceSchema = v.strictObject({
  groups: v.optional(v.array(groupSchema), []),
  prerequisites: v.optional(v.array(plain), []),
  /** How it is made sure that they are met. */
  prerequisiteCheck: v.optional(plain),
});
export type Audience = v.InferOutput<typeof audienceSchema>;
