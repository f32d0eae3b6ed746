import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { correlation, deviation, isFlat, mean, pairs } from '#core/statistics/numerics/moments';
import { exp } from '#core/statistics/numerics/elementary';
import { logGamma } from '#core/statistics/numerics/gamma';
import { noncentralCentre } from '#core/statistics/numerics/student';
import type { PrePost } from '#core/statistics/pairedT';

export interface EffectSize {
  readonly meanDiff: number;
  readonly rPrePost: number | undefined;
  readonly dZ: number | undefined;
  /** By the non-central t. */
  readonly dZCiLow: number | undefined;
  readonly dZCiHigh: number | undefined;
  /** The headline (Lakens 2013): over the mean of the two deviations. */
  readonly dAv: number | undefined;
  /** Cumming's variant (2012), only where it is asked for. */
  readonly dAvRms: number | undefined;
  readonly dRm: number | undefined;
  readonly hedgesJExact: number | undefined;
  readonly hedgesJApprox: number | undefined;
  readonly gAv: number | undefined;
  readonly gZ: number | undefined;
  readonly glassDeltaPre: number | undefined;
}

/** How large the change is, in deviations; each is missing where the deviation it needs is zero. */
export const effectSizePaired: Statistic<PrePost & { readonly confidence?: number }, EffectSize> = {
  formula: 'effect-size-paired',
  compute({ pre, post, confidence = 0.95 }) {
    const { first, second } = pairs(pre, post);
    const n = first.length;
    const common = { n, missing: Math.max(pre.length, post.length) - n, formula: effectSizePaired.formula };
    if (n < 2) return { ...common, value: undefined, caution: 'too-few' };
    const gains = second.map((after, index) => after - (first[index] ?? 0));
    const meanDiff = mean(gains);
    const [sdPre, sdPost] = [deviation(first) ?? 0, deviation(second) ?? 0];
    const over = (sd: number) => (sd > 0 ? meanDiff / sd : undefined);
    const dZ = isFlat(gains) ? undefined : over(deviation(gains) ?? 0);
    const rPrePost = correlation(first, second);
    const dAv = over((sdPre + sdPost) / 2);
    const hedgesJApprox = n > 2 ? 1 - 3 / (4 * (n - 1) - 1) : undefined;
    const value = {
      meanDiff,
      rPrePost,
      dZ,
      ...interval(dZ, n, confidence),
      dAv,
      dAvRms: over(Math.sqrt((sdPre ** 2 + sdPost ** 2) / 2)),
      dRm: n < 3 ? undefined : scaled(dZ, rPrePost === undefined ? undefined : Math.sqrt(2 * (1 - rPrePost))),
      hedgesJExact: n > 2 ? hedges(n - 1) : undefined,
      hedgesJApprox,
      gAv: scaled(dAv, hedgesJApprox),
      gZ: scaled(dZ, hedgesJApprox),
      glassDeltaPre: over(sdPre),
    };
    return { ...common, value, ...warned(fewCases('effect-size', n)) };
  },
};

const scaled = (value: number | undefined, factor: number | undefined): number | undefined =>
  value === undefined || factor === undefined ? undefined : value * factor;

/** Γ(df/2) / (√(df/2) Γ((df − 1)/2)) */
const hedges = (df: number): number => exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / Math.sqrt(df / 2);

function interval(dZ: number | undefined, n: number, confidence: number): Pick<EffectSize, 'dZCiLow' | 'dZCiHigh'> {
  if (dZ === undefined) return { dZCiLow: undefined, dZCiHigh: undefined };
  const tail = (1 - confidence) / 2;
  const bound = (share: number) => noncentralCentre(dZ * Math.sqrt(n), n - 1, share) / Math.sqrt(n);
  return { dZCiLow: bound(1 - tail), dZCiHigh: bound(tail) };
}
