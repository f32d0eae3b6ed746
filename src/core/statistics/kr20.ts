import type { Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { alpha } from '#core/statistics/numerics/alpha';
import { fewCases } from '#core/statistics/minN';
import { deviation, isFlat, mean, variance } from '#core/statistics/numerics/moments';

export interface Kr20 {
  readonly k: number;
  readonly meanTotal: number;
  readonly sdTotal: number | undefined;
  readonly kr20: number | undefined;
  /** A lower bound, no more. */
  readonly kr21: number | undefined;
  /** Standard error of a score; none where KR-20 is negative. */
  readonly sem: number | undefined;
}

/** KR-20 of a test marked 0/1, left out = wrong, and the error of measurement. */
export const kr20: Statistic<{ readonly responses: readonly (readonly Cell[])[] }, Kr20> = {
  formula: 'kr20',
  compute({ responses }) {
    const n = responses.length;
    const k = responses.reduce((most, row) => Math.max(most, row.length), 0);
    const marks = responses.map((row) => Array.from({ length: k }, (_, at) => row[at] ?? 0));
    const missing = responses.reduce(
      (total, row) => total + k - row.filter((answer) => typeof answer === 'number').length,
      0,
    );
    const common = { n, missing, formula: kr20.formula };
    if (n === 0) return { ...common, value: undefined, caution: 'too-few' };
    const totals = marks.map((row) => row.reduce((total, mark) => total + mark, 0));
    const meanTotal = mean(totals);
    const reason = n < 2 ? 'too-few' : k < 2 ? 'one-item' : isFlat(totals) ? 'flat' : undefined;
    if (reason) {
      const value = { k, meanTotal, sdTotal: deviation(totals), kr20: undefined, kr21: undefined, sem: undefined };
      return { ...common, value, caution: reason };
    }
    const sdTotal = deviation(totals) ?? 0;
    const variances = Array.from({ length: k }, (_, at) => variance(marks.map((row) => row[at] ?? 0)));
    const reliability = alpha(variances, totals) ?? 0;
    const spread = (sdTotal ** 2 * (n - 1)) / n;
    const kr21 = (k / (k - 1)) * (1 - (meanTotal * (k - meanTotal)) / (k * spread));
    const sem = reliability < 0 ? undefined : sdTotal * Math.sqrt(1 - reliability);
    const value = { k, meanTotal, sdTotal, kr20: reliability, kr21, sem };
    const isEasy = meanTotal / k > 0.85 ? 'high-mean' : undefined;
    const caution = reliability < 0 ? 'negative-reliability' : (isEasy ?? fewCases('reliability', n));
    return { ...common, value, ...warned(caution) };
  },
};
