import type { Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { deviation, mean, present } from '#core/statistics/numerics/moments';
import { sum } from '#core/statistics/numerics/sum';

export interface CutScore {
  readonly nJudges: number;
  readonly nItems: number;
  readonly itemMeans: readonly (number | undefined)[];
  readonly cutRaw: number | undefined;
  readonly cutPct: number | undefined;
  /** Smallest whole score at or above the cut. */
  readonly passMark: number | undefined;
  /** Of the judges who rated every item. */
  readonly judgeCuts: readonly (number | undefined)[];
  readonly seCut: number | undefined;
  readonly judgeSd: number | undefined;
  /** Places of the items that nobody rated. */
  readonly items: readonly number[];
}

/** Angoff's cut score: what judges expect of somebody who just passes, 0 to 1 for each item. */
export const angoff: Statistic<{ readonly ratings: readonly (readonly Cell[])[] }, CutScore> = {
  formula: 'angoff',
  compute({ ratings }) {
    const [nJudges, nItems] = [ratings.length, ratings.reduce((most, row) => Math.max(most, row.length), 0)];
    const missing = ratings.reduce((total, row) => total + nItems - present(row).length, 0);
    const common = { n: nJudges, missing, formula: angoff.formula };
    if (nJudges === 0 || nItems === 0) return { ...common, value: undefined, caution: 'too-few' };
    if (ratings.some((row) => present(row).some((rating) => rating < 0 || rating > 1))) {
      return { ...common, value: undefined, caution: 'rating-out-of-range' };
    }
    const columns = Array.from({ length: nItems }, (_, at) => present(ratings.map((row) => row[at])));
    const itemMeans = columns.map((column) => (column.length === 0 ? undefined : mean(column)));
    const items = columns.flatMap((column, at) => (column.length === 0 ? [at] : []));
    const judgeCuts = ratings.map((row) => (present(row).length === nItems ? sum(present(row)) : undefined));
    const cuts = present(judgeCuts);
    const judgeSd = deviation(cuts);
    const cutRaw = items.length > 0 ? undefined : sum(present(itemMeans));
    const value = {
      nJudges,
      nItems,
      itemMeans,
      cutRaw,
      cutPct: cutRaw === undefined ? undefined : (100 * cutRaw) / nItems,
      passMark: cutRaw === undefined ? undefined : Math.ceil(cutRaw - 1e-9),
      judgeCuts,
      seCut: judgeSd === undefined ? undefined : judgeSd / Math.sqrt(cuts.length),
      judgeSd,
      items,
    };
    return { ...common, value, ...warned(items.length > 0 ? 'unrated-item' : fewCases('angoff-error', nJudges)) };
  },
};
