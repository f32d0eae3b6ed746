import type { Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { alpha } from '#core/statistics/numerics/alpha';
import { correlation, deviation, isFlat, present, variance } from '#core/statistics/numerics/moments';
import { sum } from '#core/statistics/numerics/sum';

export interface Cronbach {
  readonly k: number;
  readonly alpha: number | undefined;
  /** Without each item in turn; none where one item would be left. */
  readonly alphaIfDeleted: readonly (number | undefined)[];
  readonly itemRestR: readonly (number | undefined)[];
  /** Places of the items that everybody answered alike. */
  readonly zeroVarianceItems: readonly number[];
  readonly sem: number | undefined;
}

/** Cronbach's α over the participants who answered every item. */
export const cronbachAlpha: Statistic<{ readonly responses: readonly (readonly Cell[])[] }, Cronbach> = {
  formula: 'cronbach-alpha',
  compute({ responses }) {
    const k = responses.reduce((most, row) => Math.max(most, row.length), 0);
    const rows = responses.map((row) => present(row)).filter((row) => row.length === k);
    const n = rows.length;
    const common = { n, missing: responses.length - n, formula: cronbachAlpha.formula };
    const totals = rows.map((row) => sum(row));
    const reason = n < 2 ? 'too-few' : k < 2 ? 'one-item' : isFlat(totals) ? 'flat' : undefined;
    const columns = Array.from({ length: k }, (_, at) => rows.map((row) => row[at] ?? 0));
    const variances = n < 2 ? [] : columns.map(variance);
    const reliability = reason ? undefined : alpha(variances, totals);
    const rests = columns.map((column) => totals.map((total, row) => total - (column[row] ?? 0)));
    const without = (at: number) => variances.filter((_, other) => other !== at);
    const sd = deviation(totals) ?? 0;
    const value = {
      k,
      alpha: reliability,
      alphaIfDeleted: rests.map((rest, at) => (reason ? undefined : alpha(without(at), rest))),
      itemRestR: rests.map((rest, at) => (reason ? undefined : correlation(columns[at] ?? [], rest))),
      zeroVarianceItems: columns.flatMap((column, at) => (n > 1 && isFlat(column) ? [at] : [])),
      sem: reliability === undefined || reliability < 0 ? undefined : sd * Math.sqrt(1 - reliability),
    };
    const isNegative = reliability !== undefined && reliability < 0;
    return {
      ...common,
      value,
      ...warned(reason ?? (isNegative ? 'negative-reliability' : fewCases('reliability', n))),
    };
  },
};
