import type { BudgetEntry, FeesFile } from '#core/framing/fees';
import type { Framing } from '#core/framing/schema';
import { totalOf } from '#core/framing/workload';
import { type Budget, budget, type BudgetLine } from '#core/statistics/budget';
import type { Figure } from '#core/statistics/figure';
import type { Id } from '#core/id';

/** The category of what is paid by the day. */
export const feesCategory = 'fees';

/** What a file that leaves parts out still says. */
export interface FeesSource {
  readonly rates?: FeesFile['rates'] | undefined;
  readonly budget?:
    (Partial<Omit<NonNullable<FeesFile['budget']>, 'lines'>> & { lines?: readonly Entry[] }) | undefined;
}
type Entry = Pick<BudgetEntry, 'title' | 'currency'> & Partial<BudgetEntry>;

export interface FeeRow {
  readonly role: Id<'w'>;
  readonly code: string;
  /** Person-days planned. */
  readonly days: number;
  readonly amount: number;
  readonly currency: string;
}

/** Each role that has a rate, with its person-days. */
export const feeRows = (framing: Framing, { rates = [] }: FeesSource): readonly FeeRow[] =>
  framing.roles.flatMap(({ id, code }) => {
    const rate = rates.find(({ role }) => role === id);
    const days = totalOf(framing.workload, { role: id });
    return rate && days > 0 ? [{ role: id, code, days, amount: rate.amount, currency: rate.currency }] : [];
  });

export interface BudgetView {
  readonly fees: readonly FeeRow[];
  readonly entries: readonly Entry[];
  readonly base: string;
  /** The lines of the result are those of `fees`, then those of `entries`. */
  readonly figure: Figure<Budget>;
  /** Currencies that no rate leads to the base. */
  readonly unknown: readonly string[];
}

/** What the action costs: fees from the table of person-days, then the lines that were written. */
export function budgetOf(framing: Framing, source: FeesSource): BudgetView {
  const { base = 'EUR', exchange = {}, lines: entries = [], ...shares } = source.budget ?? {};
  const fees = feeRows(framing, source);
  const lines: readonly BudgetLine[] = [
    ...fees.map(({ days, amount, currency }) => {
      return { category: feesCategory, factors: [days], unitCost: amount, currency };
    }),
    ...entries.map(({ category, factors = [], unitCost = 0, currency }) => {
      return { category: category ?? '', factors, unitCost, currency };
    }),
  ];
  const compute = (some: readonly BudgetLine[]) =>
    budget.compute({ ...sharesOf(shares), lines: some, base, rates: exchange });
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  const unknown = currencies.filter(
    (currency) => compute([{ category: '', factors: [], unitCost: 0, currency }]).value === undefined,
  );
  return { fees, entries, base, figure: compute(lines), unknown };
}

type Shares = Partial<
  Pick<NonNullable<FeesFile['budget']>, 'contingencyPct' | 'overheadPct' | 'participants' | 'hours'>
>;

const sharesOf = ({ contingencyPct, overheadPct, participants, hours }: Shares) => ({
  ...(contingencyPct === undefined ? {} : { contingencyPct }),
  ...(overheadPct === undefined ? {} : { overheadPct }),
  ...(participants === undefined ? {} : { participants }),
  ...(hours === undefined ? {} : { hours }),
});
