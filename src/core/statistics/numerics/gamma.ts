import { log } from '#core/statistics/numerics/elementary';

/** Lanczos' coefficients for g = 7, n = 9 (Godfrey): relative error about 1e-15. */
const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const halfLogTwoPi = 0.9189385332046727;

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return logGamma(x + 1) - log(x);
  const y = x - 1;
  const series = lanczos.reduce(
    (total, coefficient, index) => total + coefficient / (y + index + 1),
    0.99999999999980993,
  );
  const t = y + 7.5;
  return halfLogTwoPi + (y + 0.5) * log(t) - t + log(series);
}
