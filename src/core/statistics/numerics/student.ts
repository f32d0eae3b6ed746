import { betaShare } from '#core/statistics/numerics/beta';
import { crossing } from '#core/statistics/numerics/crossing';
import { exp, log } from '#core/statistics/numerics/elementary';
import { logGamma } from '#core/statistics/numerics/gamma';
import { normalShare } from '#core/statistics/numerics/normal';

/** Two-sided p of Student's t; degrees of freedom need not be whole (Welch). */
export function studentP(t: number, df: number): number {
  const square = t * t;
  return betaShare(df / 2, 0.5, df / (df + square), square / (df + square));
}

/** t that leaves (1 − confidence) outside ±t. */
export const studentQuantile = (confidence: number, df: number): number =>
  crossing((t) => 1 - confidence - studentP(t, df), 0, 1e9);

/** P(T ≤ t) of the non-central law (Lenth 1989, AS 243), its weights taken around their greatest. */
export function noncentralShare(t: number, df: number, centre: number): number {
  if (t < 0) return 1 - noncentralShare(-t, df, -centre);
  const rate = (centre * centre) / 2;
  const square = t * t;
  const [x, y] = [square / (square + df), df / (square + df)];
  const reach = 8 * Math.sqrt(rate) + 25;
  let total = normalShare(-centre);
  for (let j = Math.max(0, Math.floor(rate - reach)); j <= rate + reach; j++) {
    const power = rate === 0 ? (j === 0 ? 0 : -Infinity) : j * log(rate);
    const even = 0.5 * exp(power - rate - logGamma(j + 1));
    const odd = (0.5 * centre * exp(power - rate - logGamma(j + 1.5))) / Math.SQRT2;
    total += even * betaShare(j + 0.5, df / 2, x, y) + odd * betaShare(j + 1, df / 2, x, y);
  }
  return Math.max(0, Math.min(1, total));
}

/** The centre under which P(T ≤ t) falls to a share: bound of a confidence interval. */
export const noncentralCentre = (t: number, df: number, share: number): number => {
  const reach = 12 * Math.sqrt(1 + (t * t) / (2 * df)) + 2;
  return crossing((centre) => share - noncentralShare(t, df, centre), t - reach, t + reach, 1e-9);
};
