import type { Cell } from '#core/statistics/figure';
import { sum } from '#core/statistics/numerics/sum';

/** The values that are there. */
export const present = (cells: readonly Cell[]): number[] =>
  cells.filter((cell): cell is number => typeof cell === 'number' && Number.isFinite(cell));

/** Pairs where both values are there. */
export function pairs(one: readonly Cell[], other: readonly Cell[]): { first: number[]; second: number[] } {
  const first: number[] = [];
  const second: number[] = [];
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [left = NaN] = present([one[index]]);
    const [right = NaN] = present([other[index]]);
    if (Number.isNaN(left + right)) continue;
    first.push(left);
    second.push(right);
  }
  return { first, second };
}

/** Of at least one value. */
export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** With n − 1 below; of at least two values. */
export const variance = (values: readonly number[]): number => products(values, values) / (values.length - 1);

/** Σ (x − x̄)(y − ȳ): from exact whole sums where the values are whole, else from exact sums of rounded products. */
function products(one: readonly number[], other: readonly number[]): number {
  const whole = wholeProducts(one, other);
  if (whole !== undefined) return whole;
  const [left, right] = [mean(one), mean(other)];
  return sum(one.map((value, index) => (value - left) * ((other[index] ?? 0) - right)));
}

/** (n Σxy − Σx Σy) / n, rounded once; only while everything is a safe whole number. One pass: tables are long. */
function wholeProducts(one: readonly number[], other: readonly number[]): number | undefined {
  const n = one.length;
  let [left, right, both] = [0, 0, 0];
  for (let index = 0; index < n; index++) {
    const [x, y] = [one[index] ?? 0, other[index] ?? 0];
    if (!Number.isInteger(x) || !Number.isInteger(y)) return undefined;
    left += x;
    right += y;
    both += x * y;
  }
  const isSafe = [left, right, n * both, left * right].every(Number.isSafeInteger);
  return isSafe ? (n * both - left * right) / n : undefined;
}

/** Standard deviation with n − 1 below; `undefined` under two values. */
export const deviation = (values: readonly number[]): number | undefined =>
  values.length < 2 ? undefined : Math.sqrt(variance(values));

/** Nothing varies, float noise apart. */
export const isFlat = (values: readonly number[]): boolean =>
  values.length < 2 || isNoise(products(values, values), values);

const isNoise = (squares: number, values: readonly number[]): boolean =>
  Math.sqrt(squares / (values.length - 1)) <= 1e-10 * Math.max(1, Math.abs(mean(values)));

/** Pearson's r; `undefined` where one side does not vary. */
export function correlation(one: readonly number[], other: readonly number[]): number | undefined {
  if (one.length < 2) return undefined;
  const [left, right] = [products(one, one), products(other, other)];
  if (isNoise(left, one) || isNoise(right, other)) return undefined;
  return Math.max(-1, Math.min(1, products(one, other) / Math.sqrt(left * right)));
}

/** Quantile of type 7 (linear), as R and spreadsheets give it; of at least one value. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Twelve decimals: classes and ranks are told after this, so that float noise makes no false winner. */
export const settled = (value: number): number => Number(value.toFixed(12)) + 0;
