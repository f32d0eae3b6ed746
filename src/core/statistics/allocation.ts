import type { Caution, Statistic } from '#core/statistics/figure';
import { settled } from '#core/statistics/numerics/moments';
import { sum } from '#core/statistics/numerics/sum';

interface Input {
  readonly strata: readonly { readonly size: number; readonly deviation?: number }[];
  /** Answers wanted over all strata. */
  readonly total: number;
  readonly method: 'proportional' | 'neyman';
  readonly minimum?: number;
}

export interface Allocation {
  readonly quotasRaw: readonly number[];
  readonly taken: readonly number[];
  readonly samplingFractions: readonly (number | undefined)[];
  /** How many people each answer stands for; none where nobody is taken. */
  readonly designWeights: readonly (number | undefined)[];
}

/** How many answers from each stratum: whole strata, then minima, then the largest remainders. */
export const allocation: Statistic<Input, Allocation> = {
  formula: 'allocation',
  compute(input) {
    const { strata, total } = input;
    const sizes = strata.map(({ size }) => size);
    const weights = strata.map(({ size, deviation = 0 }) => size * (input.method === 'neyman' ? deviation : 1));
    const caution = refusal(input, sizes, weights);
    if (caution) return { value: undefined, n: sum(sizes), missing: 0, formula: allocation.formula, caution };
    const whole = sum(weights);
    const quotasRaw = weights.map((weight) => (total * weight) / whole);
    const taken = rounded(quotas(input, weights), sizes, total);
    const value = {
      quotasRaw,
      taken,
      samplingFractions: taken.map((count, index) => ratio(count, sizes[index])),
      designWeights: taken.map((count, index) => ratio(sizes[index], count)),
    };
    return { value, n: sum(sizes), missing: 0, formula: allocation.formula };
  },
};

const ratio = (over = 0, under = 0): number | undefined => (under === 0 ? undefined : over / under);

function refusal(
  { total, minimum = 0 }: Input,
  sizes: readonly number[],
  weights: readonly number[],
): Caution | undefined {
  if (total > sum(sizes)) return 'sample-above-population';
  if (sum(sizes.map((size) => Math.min(minimum, size))) > total) return 'minimum-impossible';
  return sum(weights) > 0 ? undefined : 'no-weight';
}

/** Fixes whole strata first, then those under the minimum, and shares the rest again until nothing moves. */
function quotas({ strata, total, minimum = 0 }: Input, weights: readonly number[]): number[] {
  const fixed = new Map<number, number>();
  for (;;) {
    const left = total - sum([...fixed.values()]);
    const free = sum(weights.filter((_, index) => !fixed.has(index)));
    const shares = weights.map((weight, index) => fixed.get(index) ?? (free > 0 ? (left * weight) / free : 0));
    const open = strata
      .map(({ size }, index) => ({ size, index, share: shares[index] ?? 0 }))
      .filter(({ index }) => !fixed.has(index));
    const over = open.filter(({ share, size }) => settled(share) > size);
    const under = open.filter(({ share, size }) => settled(share) < Math.min(minimum, size));
    if (over.length + under.length === 0) return shares;
    if (over.length > 0) for (const { index, size } of over) fixed.set(index, size);
    else for (const { index, size } of under) fixed.set(index, Math.min(minimum, size));
  }
}

/** Largest remainders; equal ones go to the larger stratum, then to the first. No stratum gives more than it has. */
function rounded(shares: readonly number[], sizes: readonly number[], total: number): number[] {
  const taken = shares.map((share) => Math.floor(settled(share)));
  const order = shares
    .map((share, index) => ({ index, rest: settled(share - (taken[index] ?? 0)), size: sizes[index] ?? 0 }))
    .sort((a, b) => b.rest - a.rest || b.size - a.size || a.index - b.index);
  let left = total - sum(taken);
  while (left > 0) {
    const before = left;
    for (const { index, size } of order) {
      if (left > 0 && (taken[index] ?? 0) < size) {
        taken[index] = (taken[index] ?? 0) + 1;
        left--;
      }
    }
    if (left === before) break;
  }
  return taken;
}
