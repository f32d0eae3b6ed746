import { isFlat, variance } from '#core/statistics/numerics/moments';
import { sum } from '#core/statistics/numerics/sum';

/** k/(k − 1)·(1 − Σ variance of items / variance of totals); none under two items or where the totals do not vary. */
export function alpha(itemVariances: readonly number[], totals: readonly number[]): number | undefined {
  const k = itemVariances.length;
  if (k < 2 || isFlat(totals)) return undefined;
  return (k / (k - 1)) * (1 - sum(itemVariances) / variance(totals));
}
