import { crossing } from '#core/statistics/numerics/crossing';
import { exp } from '#core/statistics/numerics/elementary';

const rootTwoPi = 2.5066282746310002;

/** P(Z > z) of the standard normal law, with its relative precision kept far out. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = exp(-z * z * 0.5) / rootTwoPi;
  return z < 3 ? 0.5 - density * series(z) : density / fraction(z);
}

export const normalShare = (z: number): number => normalTail(-z);

/** z with so much probability below it; exact quantile, not 1.96. */
export function normalQuantile(share: number): number {
  if (share < 0.5) return -normalQuantile(1 - share);
  return crossing((z) => 1 - share - normalTail(z), 0, 40);
}

/** z + z³/3 + z⁵/15 + … */
function series(z: number): number {
  let term = z;
  let total = z;
  for (let odd = 3; term > total * 1e-17 && odd < 500; odd += 2) {
    term *= (z * z) / odd;
    total += term;
  }
  return total;
}

/** z + 1/(z + 2/(z + 3/(z + …))) */
function fraction(z: number): number {
  let result = z;
  for (let depth = 200; depth > 0; depth--) result = z + depth / result;
  return result;
}
