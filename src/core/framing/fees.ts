import * as v from 'valibot';
import { idSchema } from '#core/id';

/** `prive/fees.json`: what a day of each role is paid. It never leaves the team. */
export const feesFileSchema = v.strictObject({
  schema: v.literal(1),
  rates: v.array(
    v.strictObject({
      role: idSchema('w'),
      /** Of one working day worked. */
      amount: v.pipe(v.number(), v.minValue(0)),
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    }),
  ),
});
export type FeesFile = v.InferOutput<typeof feesFileSchema>;
