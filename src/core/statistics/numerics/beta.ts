import { exp, log } from '#core/statistics/numerics/elementary';
import { logGamma } from '#core/statistics/numerics/gamma';
import { crossing } from '#core/statistics/numerics/crossing';

/** Regularised incomplete beta Iₓ(a, b); `y` is 1 − x, given apart because the subtraction would lose small tails. */
export function betaShare(a: number, b: number, x: number, y = 1 - x): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(y));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a : 1 - (front * fraction(b, a, y)) / b;
}

/** The x at which Iₓ(a, b) reaches a share. */
export const betaQuantile = (share: number, a: number, b: number): number =>
  crossing((x) => betaShare(a, b, x) - share, 0, 1);

/** Continued fraction of Iₓ by Lentz's method (DLMF 8.17.22). */
function fraction(a: number, b: number, x: number): number {
  const floor = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / floor(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / floor(1 + even * d);
    c = floor(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / floor(1 + odd * d);
    c = floor(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return result;
}
