import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { normalQuantile } from '#core/statistics/numerics/normal';

interface Plan {
  /** People in the frame; `undefined` or `null` where it is not known, or endless. */
  readonly population?: number | null | undefined;
  /** Expected proportion, 0 to 1. */
  readonly proportion?: number;
  /** Standard deviation expected, for a mean; the margin is then in the same unit. */
  readonly deviation?: number;
  /** Half the width of the interval: 0.05 for ± 5 points. */
  readonly margin?: number;
  readonly confidence?: number;
  /** Share of those asked who will answer, 0 to 1. */
  readonly responseRate?: number;
}

export interface SampleSize {
  /** Exact quantile, not 1.96. */
  readonly z: number;
  readonly n0: number;
  /** After the correction for a finite population. */
  readonly nFinite: number;
  readonly answers: number;
  readonly invited: number;
  /** So many must be invited that everybody is. */
  readonly census: boolean;
}

/** Cochran (1977): how many answers, how many people to ask. At most 30 people: ask them all. */
export const cochran: Statistic<Plan, SampleSize> = {
  formula: 'cochran',
  compute({ population, proportion = 0.5, deviation, margin = 0.05, confidence = 0.95, responseRate = 1 }) {
    const n = population ?? 0;
    if (population === 0)
      return { value: undefined, n, missing: 0, formula: cochran.formula, caution: 'empty-population' };
    const z = normalQuantile(1 - (1 - confidence) / 2);
    const n0 =
      deviation === undefined ? (z * z * proportion * (1 - proportion)) / margin ** 2 : ((z * deviation) / margin) ** 2;
    const finite = population ?? Infinity;
    const nFinite = Number.isFinite(finite) ? n0 / (1 + (n0 - 1) / finite) : n0;
    const answers = up(nFinite);
    const invited = Math.min(finite, up(answers / responseRate));
    const value = { z, n0, nFinite, answers, invited, census: invited >= finite };
    return { value, n, missing: 0, formula: cochran.formula, ...warned(finite <= 30 ? 'take-census' : undefined) };
  },
};

const up = (value: number): number => Math.ceil(value - 1e-9);
