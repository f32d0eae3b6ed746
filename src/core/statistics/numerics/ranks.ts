import { settled } from '#core/statistics/numerics/moments';

/** Ranks as in a race (1, 2, 2, 4), the greatest first; what is undefined has none. */
export function raceRanks(values: readonly (number | undefined)[]): (number | undefined)[] {
  const rounded = values.map((value) => (value === undefined ? undefined : settled(value)));
  const sorted = rounded.filter((value) => value !== undefined).sort((a, b) => b - a);
  const places = new Map<number, number>();
  for (const [index, value] of sorted.entries()) if (!places.has(value)) places.set(value, index + 1);
  return rounded.map((value) => (value === undefined ? undefined : places.get(value)));
}

/** Mean ranks (1, 2.5, 2.5, 4), the smallest first. */
export function meanRanks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [index, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, index + 1);
    last.set(value, index + 1);
  }
  return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2);
}
