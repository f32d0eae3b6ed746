import type { Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { isFlat, mean, present, variance } from '#core/statistics/numerics/moments';
import { studentQuantile } from '#core/statistics/numerics/student';

export interface MeanInterval {
  readonly mean: number;
  readonly sd: number;
  readonly se: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** A mean and its interval by Student's t; none under two values. */
export const ciMean: Statistic<{ readonly values: readonly Cell[]; readonly confidence?: number }, MeanInterval> = {
  formula: 'ci-mean',
  compute({ values, confidence = 0.95 }) {
    const known = present(values);
    const [n, missing] = [known.length, values.length - known.length];
    if (n < 2) return { value: undefined, n, missing, formula: ciMean.formula, caution: 'too-few' };
    const centre = mean(known);
    const sd = Math.sqrt(variance(known));
    const se = sd / Math.sqrt(n);
    const half = studentQuantile(confidence, n - 1) * se;
    const value = { mean: centre, sd, se, ciLow: centre - half, ciHigh: centre + half };
    const caution = isFlat(known) ? 'flat' : fewCases('group-mean', n);
    return { value, n, missing, formula: ciMean.formula, ...warned(caution) };
  },
};
