import * as v from 'valibot';
import { idSchema } from '#core/id';
import { plain, rich } from '#core/text';

export const framingSchema = v.strictObject({
  /** Commanditaire. */
  client: v.optional(plain),
  /** Partenaire technique. */
  partner: v.optional(plain),
  /** Financeur. */
  funder: v.optional(plain),
  context: v.optional(rich),
  /** Résultats attendus. */
  results: v.optional(v.array(v.strictObject({ id: idSchema('r'), code: plain, text: plain })), []),
  /** Who or what is concerned, and who or what is not. */
  scope: v.optional(v.strictObject({ included: v.optional(plain), excluded: v.optional(plain) })),
});
export type Framing = v.InferOutput<typeof framingSchema>;
