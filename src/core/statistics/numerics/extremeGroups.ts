import { sum } from '#core/statistics/numerics/sum';

export interface ExtremeGroups {
  readonly size: number;
  /** Weight of each participant; those tied at the boundary share the places left. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

/** The upper and lower 27 % by total (Kelley 1939); none under four participants. */
export function extremeGroups(totals: readonly number[]): ExtremeGroups | undefined {
  if (totals.length < 4) return undefined;
  const size = Math.max(1, Math.floor(0.27 * totals.length + 0.5));
  const lower = weights(
    totals.map((total) => -total),
    size,
  );
  return { size, upper: weights(totals, size), lower };
}

function weights(totals: readonly number[], size: number): number[] {
  const boundary = [...totals].sort((a, b) => b - a)[size - 1] ?? 0;
  const above = totals.filter((total) => total > boundary).length;
  const tied = totals.filter((total) => total === boundary).length;
  return totals.map((total) => (total > boundary ? 1 : total === boundary ? (size - above) / tied : 0));
}

/** Weighted share of the marks. */
export const share = (marks: readonly number[], weighting: readonly number[] = marks.map(() => 1)): number =>
  sum(marks.map((mark, index) => mark * (weighting[index] ?? 0))) / sum(weighting);
