import * as v from 'valibot';
import { plain, rich } from '#core/text';

/**
 * A kind of mission, `templates/profiles/<id>.json`: what a new course begins with. Deliverables, delays and rates come
 * with the issues that read them.
 */
export const profileSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  title: plain,
  summary: plain,
  depth: v.picklist(['essential', 'complete']),
  lang: v.optional(v.string(), 'fr'),
  licence: v.optional(plain),
  keywords: v.optional(v.array(plain), []),
  framing: v.optional(
    v.strictObject({
      client: v.optional(plain),
      partner: v.optional(plain),
      funder: v.optional(plain),
      context: v.optional(rich),
      /** The results that missions of this kind are asked for, with the codes that people cite. */
      results: v.optional(v.array(v.strictObject({ code: plain, text: plain })), []),
    }),
    {},
  ),
  /** Roles of the trainers, not persons. */
  trainers: v.optional(v.array(v.strictObject({ code: plain, role: plain })), []),
});
export type Profile = v.InferOutput<typeof profileSchema>;
