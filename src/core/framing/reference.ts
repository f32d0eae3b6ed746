import * as v from 'valibot';
import { schemaVersion } from '#core/course/version';
import { day } from '#core/framing/mission';
import { plain } from '#core/text';

/** The terms of reference as they were pasted: a text to quote from, never changed by what is made of it. */
export const termsSchema = v.strictObject({
  text: v.string(),
  /** Name of the file, or who sent it. */
  source: v.optional(plain),
  /** When it was put here. */
  day: v.optional(day),
});
export type Terms = v.InferOutput<typeof termsSchema>;

/** `prive/reference.json`. It never leaves the team; the quotations made from it stand with the fields, in `course.json`. */
export const referenceFileSchema = v.strictObject({
  schema: v.literal(schemaVersion),
  terms: v.optional(termsSchema),
});
