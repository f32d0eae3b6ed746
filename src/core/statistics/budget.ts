import type { Statistic } from '#core/statistics/figure';
import { type Exact, exact, plus, quotient, rounded, times, written } from '#core/statistics/numerics/fixedPoint';

export interface BudgetLine {
  readonly category: string;
  /** Multiplied together: 20 persons × 4 days × 2 breaks. */
  readonly factors: readonly number[];
  readonly unitCost: number;
  /** ISO 4217. */
  readonly currency: string;
}

interface Input {
  readonly lines: readonly BudgetLine[];
  readonly base: string;
  /** What one unit of a currency is worth in the base, as typed; the fixed parities need none. */
  readonly rates?: Readonly<Record<string, string | number>>;
  readonly contingencyPct?: number;
  /** On subtotal and contingency. */
  readonly overheadPct?: number;
  readonly participants?: number;
  /** Hours of training of one participant. */
  readonly hours?: number;
}

/** Amounts are strings of exact decimals, in the base currency unless said otherwise. */
export interface Budget {
  readonly lines: readonly { readonly amount: string; readonly amountBase: string }[];
  readonly byCategory: Readonly<Record<string, string>>;
  readonly subtotal: string;
  readonly contingency: string;
  readonly overhead: string;
  readonly total: string;
  readonly perParticipant: string | undefined;
  readonly perParticipantHour: string | undefined;
}

/** Decimals that a currency is written with: others have two. */
const decimalsOf = (currency: string): number => ({ XOF: 0, XAF: 0, TND: 3 })[currency] ?? 2;

const one: Exact = { units: 1n, decimals: 0 };
const parity: Exact = { units: 655957n, decimals: 3 };
const francs = ['XOF', 'XAF'];

/** Lines rounded half up in their currency, converted, rounded again; totals are sums of rounded lines. */
export const budget: Statistic<Input, Budget> = {
  formula: 'budget',
  compute(input) {
    const decimals = decimalsOf(input.base);
    const lines = input.lines.map((line) => ({ category: line.category, ...amounts(line, input, decimals) }));
    const missing = lines.filter(({ converted }) => converted === undefined).length;
    const n = lines.length - missing;
    if (missing > 0) return { value: undefined, n, missing, formula: budget.formula, caution: 'no-rate' };
    const total = (parts: readonly (Exact | undefined)[]) =>
      parts.reduce<Exact>((sum, part) => (part ? plus(sum, part) : sum), { units: 0n, decimals });
    const subtotal = total(lines.map(({ converted }) => converted));
    const contingency = percentOf(subtotal, input.contingencyPct ?? 0, decimals);
    const overhead = percentOf(plus(subtotal, contingency), input.overheadPct ?? 0, decimals);
    const whole = total([subtotal, contingency, overhead]);
    const categories = [...new Set(lines.map(({ category }) => category))].map((name) => {
      const own = lines.filter(({ category }) => category === name).map(({ converted }) => converted);
      return [name, written(total(own))] as const;
    });
    const { participants = 0, hours = 0 } = input;
    const value = {
      lines: lines.map(({ amount, converted = amount }) => ({
        amount: written(amount),
        amountBase: written(converted),
      })),
      byCategory: Object.fromEntries(categories),
      subtotal: written(subtotal),
      contingency: written(contingency),
      overhead: written(overhead),
      total: written(whole),
      perParticipant: shared(whole, participants, decimals),
      perParticipantHour: shared(whole, participants * hours, decimals),
    };
    return { value, n, missing, formula: budget.formula };
  },
};

function amounts(
  line: BudgetLine,
  { base, rates = {} }: Input,
  decimals: number,
): { amount: Exact; converted: Exact | undefined } {
  const product = [...line.factors, line.unitCost].reduce((value, factor) => times(value, read(factor)), one);
  const amount = rounded(product, decimalsOf(line.currency));
  if (line.currency === base) return { amount, converted: amount };
  const rate = rates[line.currency] === undefined ? undefined : exact(rates[line.currency] ?? '');
  if (rate) return { amount, converted: rounded(times(amount, rate), decimals) };
  if (francs.includes(line.currency) && base === 'EUR')
    return { amount, converted: quotient(amount, parity, decimals) };
  if (francs.includes(base) && line.currency === 'EUR')
    return { amount, converted: rounded(times(amount, parity), decimals) };
  const isPar = francs.includes(base) && francs.includes(line.currency);
  return { amount, converted: isPar ? rounded(amount, decimals) : undefined };
}

const read = (value: number): Exact => exact(value) ?? { units: 0n, decimals: 0 };

const percentOf = (amount: Exact, percent: number, decimals: number): Exact =>
  quotient(times(amount, read(percent)), { units: 100n, decimals: 0 }, decimals);

const shared = (amount: Exact, among: number, decimals: number): string | undefined =>
  among > 0 ? written(quotient(amount, read(among), decimals)) : undefined;
