import * as v from 'valibot';
import { schemaVersion } from '#core/course/version';
import { idSchema } from '#core/id';
import { plain } from '#core/text';

/** ISO 4217. */
const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const amount = v.pipe(v.number(), v.minValue(0));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

export const rateSchema = v.strictObject({
  role: idSchema('w'),
  /** Of one working day worked. */
  amount,
  currency,
});
export type Rate = v.InferOutput<typeof rateSchema>;

/** What is paid besides fees: so many, so many times, at so much. */
export const budgetLineSchema = v.strictObject({
  id: idSchema('bl'),
  category: v.optional(plain),
  title: plain,
  /** Multiplied together: 20 persons × 4 days × 2 breaks. */
  factors: v.optional(v.array(amount), []),
  unitCost: v.optional(amount, 0),
  currency,
});
export type BudgetEntry = v.InferOutput<typeof budgetLineSchema>;

export const budgetSchema = v.strictObject({
  /** The currency of the totals. */
  base: v.optional(currency, 'EUR'),
  /** What one unit of another currency is worth in the base, as decimals; the fixed parities need none. */
  exchange: v.optional(v.record(v.string(), v.pipe(v.number(), v.minValue(0))), {}),
  contingencyPct: v.optional(percent),
  /** On subtotal and contingency. */
  overheadPct: v.optional(percent),
  participants: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Hours of training of one participant. */
  hours: v.optional(amount),
  lines: v.optional(v.array(budgetLineSchema), []),
});

/** `prive/fees.json`: what a day of each role is paid, and what the action costs. It never leaves the team. */
export const feesFileSchema = v.strictObject({
  schema: v.literal(schemaVersion),
  rates: v.optional(v.array(rateSchema), []),
  budget: v.optional(budgetSchema),
});
export type FeesFile = v.InferOutput<typeof feesFileSchema>;
