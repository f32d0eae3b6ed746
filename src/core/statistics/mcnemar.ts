import type { Caution, Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { fairChance, fairShare } from '#core/statistics/numerics/binomial';
import { holm } from '#core/statistics/numerics/holm';
import { pairs } from '#core/statistics/numerics/moments';
import { normalTail } from '#core/statistics/numerics/normal';

interface Input {
  /** One row per participant, one column per item: 0 or 1. */
  readonly pre: readonly (readonly Cell[])[];
  readonly post: readonly (readonly Cell[])[];
}

export interface Change {
  /** Wrong before, right after; and the other way round. */
  readonly b: number;
  readonly c: number;
  readonly pExact: number | undefined;
  readonly pMid: number | undefined;
  readonly chi2Cc: number | undefined;
  readonly pChi2Cc: number | undefined;
  readonly caution?: Caution;
}

export interface ItemChange extends Change {
  readonly n: number;
  readonly pPre: number | undefined;
  readonly pPost: number | undefined;
  /** The one to read: several items are looked at at once. */
  readonly pHolm: number | undefined;
}

/** McNemar's test of each item: exact, two-sided, then corrected by Holm over the items that changed at all. */
export const mcnemar: Statistic<Input, readonly ItemChange[]> = {
  formula: 'mcnemar',
  compute({ pre, post }) {
    const k = [...pre, ...post].reduce((most, row) => Math.max(most, row.length), 0);
    const n = Math.min(pre.length, post.length);
    const items = Array.from({ length: k }, (_, at) => itemChange(pre, post, at));
    const adjusted = holm(items.map(({ pExact }) => pExact));
    const value = items.map((item, index) => ({ ...item, pHolm: adjusted[index] }));
    const missing = items.reduce((total, item) => total + n - item.n, 0);
    if (n === 0) return { value: undefined, n, missing, formula: mcnemar.formula, caution: 'too-few' };
    return { value, n, missing, formula: mcnemar.formula, ...warned(fewCases('difficulty', n)) };
  },
};

function itemChange(pre: Input['pre'], post: Input['post'], at: number): Omit<ItemChange, 'pHolm'> {
  const { first, second } = pairs(
    pre.map((row) => row[at]),
    post.map((row) => row[at]),
  );
  const n = first.length;
  const b = first.filter((before, index) => before === 0 && second[index] === 1).length;
  const c = first.filter((before, index) => before === 1 && second[index] === 0).length;
  const right = (marks: readonly number[]) => (n === 0 ? undefined : marks.filter((mark) => mark === 1).length / n);
  return { ...changeTest(b, c), n, pPre: right(first), pPost: right(second) };
}

/** The test of one table: so many went from wrong to right, so many from right to wrong. */
export function changeTest(b: number, c: number): Change {
  const n = b + c;
  if (n === 0) {
    const none = undefined;
    return { b, c, pExact: none, pMid: none, chi2Cc: none, pChi2Cc: none, caution: 'no-change' };
  }
  const less = Math.min(b, c);
  const pExact = Math.min(1, 2 * fairShare(less, n));
  // With b = c the two tails share their middle.
  const pMid = b === c ? 1 - fairChance(b, n) : pExact - fairChance(less, n);
  const chi2Cc = Math.max(0, Math.abs(b - c) - 1) ** 2 / n;
  return { b, c, pExact, pMid, chi2Cc, pChi2Cc: Math.min(1, 2 * normalTail(Math.sqrt(chi2Cc))) };
}
