import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { betaQuantile } from '#core/statistics/numerics/beta';
import { normalQuantile } from '#core/statistics/numerics/normal';

interface Input {
  readonly successes: number;
  readonly n: number;
  readonly confidence?: number;
}

export interface ProportionInterval {
  readonly p: number;
  readonly wilsonLow: number;
  readonly wilsonHigh: number;
  /** Clopper-Pearson. */
  readonly exactLow: number;
  readonly exactHigh: number;
}

/** A proportion and its intervals: Wilson's score by default, the exact one beside it. */
export const ciProportion: Statistic<Input, ProportionInterval> = {
  formula: 'ci-proportion',
  compute({ successes, n, confidence = 0.95 }) {
    if (n < 1) return { value: undefined, n, missing: 0, formula: ciProportion.formula, caution: 'too-few' };
    const p = successes / n;
    const z = normalQuantile(1 - (1 - confidence) / 2);
    const spread = 1 + (z * z) / n;
    const centre = (p + (z * z) / (2 * n)) / spread;
    const half = (z / spread) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
    const tail = (1 - confidence) / 2;
    const value = {
      p,
      wilsonLow: successes === 0 ? 0 : Math.max(0, centre - half),
      wilsonHigh: successes === n ? 1 : Math.min(1, centre + half),
      exactLow: successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1),
      exactHigh: successes === n ? 1 : betaQuantile(1 - tail, successes + 1, n - successes),
    };
    return { value, n, missing: 0, formula: ciProportion.formula, ...warned(fewCases('percentage', n)) };
  },
};
