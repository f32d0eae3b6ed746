import { betaShare } from '#core/statistics/numerics/beta';
import { exp, log } from '#core/statistics/numerics/elementary';
import { logGamma } from '#core/statistics/numerics/gamma';

/** P(X ≤ k) of n fair draws. */
export const fairShare = (k: number, n: number): number => (k >= n ? 1 : betaShare(n - k, k + 1, 0.5));

/** P(X = k) of n fair draws. */
export const fairChance = (k: number, n: number): number =>
  exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + n * log(0.5));
