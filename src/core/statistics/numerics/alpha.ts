import { isFlat, variance } from '#core/statistics/numerics/moments';
import { sum } from '#core/statistics/numerics/sum';

/** k/(k − 1)·(1 − Σ variance of items / variance of totals), on rows without a gap; none under two items or a flat total. */
export function alpha(rows: readonly (readonly number[])[]): number | undefined {
  const k = rows[0]?.length ?? 0;
  const totals = rows.map((row) => sum(row));
  if (k < 2 || isFlat(totals)) return undefined;
  const items = Array.from({ length: k }, (_, at) => variance(rows.map((row) => row[at] ?? 0)));
  return (k / (k - 1)) * (1 - sum(items) / variance(totals));
}
