import { sum } from '#core/statistics/numerics/sum';

interface Group {
  /** Places of the participants who are in it for sure, and of those tied at its boundary, who share what is left. */
  readonly inside: readonly number[];
  readonly tied: readonly number[];
  readonly tiedWeight: number;
}

export interface ExtremeGroups {
  readonly size: number;
  readonly upper: Group;
  readonly lower: Group;
}

/** The upper and lower 27 % by total (Kelley 1939); none under four participants. */
export function extremeGroups(totals: readonly number[]): ExtremeGroups | undefined {
  if (totals.length < 4) return undefined;
  const size = Math.max(1, Math.floor(0.27 * totals.length + 0.5));
  const opposite = totals.map((total) => -total);
  return { size, upper: group(totals, size), lower: group(opposite, size) };
}

function group(totals: readonly number[], size: number): Group {
  const boundary = [...totals].sort((a, b) => b - a)[size - 1] ?? 0;
  const inside = totals.flatMap((total, place) => (total > boundary ? [place] : []));
  const tied = totals.flatMap((total, place) => (total === boundary ? [place] : []));
  return { inside, tied, tiedWeight: (size - inside.length) / tied.length };
}

/** Share of the marks over everybody, or within a group of so many places. */
export const share = (marks: readonly number[]): number => sum(marks) / marks.length;

export function shareWithin(marks: readonly number[], { inside, tied, tiedWeight }: Group): number {
  const total = (places: readonly number[]) => sum(places.map((place) => marks[place] ?? 0));
  return (total(inside) + tiedWeight * total(tied)) / (inside.length + tiedWeight * tied.length);
}
