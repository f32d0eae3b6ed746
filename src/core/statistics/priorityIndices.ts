import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { sum } from '#core/statistics/numerics/sum';
import { raceRanks } from '#core/statistics/numerics/ranks';

interface Input {
  readonly items: readonly {
    readonly id: string;
    readonly importance: number;
    readonly mastery: number;
    /** Criteria of the project, each 0 to 1: risk, frequency, persons, strategic axis, feasibility… */
    readonly criteria?: Readonly<Record<string, number>>;
  }[];
  /** Weights of the criteria, in any unit; shown with the index, as shares that sum to 1. */
  readonly weights?: Readonly<Record<string, number>>;
}

export interface PriorityIndex {
  readonly id: string;
  readonly gap: number;
  /** I × (I − D). */
  readonly pni: number;
  readonly pniRank: number | undefined;
  /** (I − D) / D: favours low levels; none at level 0. */
  readonly pniModified: number | undefined;
  readonly pniModifiedRank: number | undefined;
  /** Weighted sum of the criteria; none without weights or with a criterion unknown. */
  readonly composite: number | undefined;
  readonly compositeRank: number | undefined;
}

/** « Et si on comptait autrement ? »: several indices side by side; warns where their first five share fewer than four. */
export const priorityIndices: Statistic<Input, readonly PriorityIndex[]> = {
  formula: 'priority-indices',
  compute({ items, weights = {} }) {
    const plain = items.map(({ id, importance, mastery, criteria = {} }) => {
      const gap = importance - mastery;
      const pniModified = mastery === 0 ? undefined : gap / mastery;
      return { id, gap, pni: importance * gap, pniModified, composite: weighted(criteria, weights) };
    });
    const pniRanks = raceRanks(plain.map(({ pni }) => pni));
    const modifiedRanks = raceRanks(plain.map(({ pniModified }) => pniModified));
    const compositeRanks = raceRanks(plain.map(({ composite }) => composite));
    const value = plain.map((item, index) => ({
      ...item,
      pniRank: pniRanks[index],
      pniModifiedRank: modifiedRanks[index],
      compositeRank: compositeRanks[index],
    }));
    const orders = [pniRanks, modifiedRanks, compositeRanks].filter((ranks) =>
      ranks.some((rank) => rank !== undefined),
    );
    const caution = items.length > 5 && disagree(orders) ? 'sensitive-to-index' : undefined;
    const missing = value.filter(({ pniModified }) => pniModified === undefined).length;
    return { value, n: items.length, missing, formula: priorityIndices.formula, ...warned(caution) };
  },
};

function weighted(
  criteria: Readonly<Record<string, number>>,
  weights: Readonly<Record<string, number>>,
): number | undefined {
  const named = Object.entries(weights);
  const whole = sum(named.map(([, weight]) => weight));
  if (!(whole > 0) || named.some(([name]) => criteria[name] === undefined)) return undefined;
  return sum(named.map(([name, weight]) => (weight / whole) * (criteria[name] ?? 0)));
}

function disagree(orders: readonly (readonly (number | undefined)[])[]): boolean {
  const heads = orders.map((ranks) => ranks.flatMap((rank, index) => (rank !== undefined && rank <= 5 ? [index] : [])));
  return heads.some((head, at) =>
    heads.slice(at + 1).some((other) => head.filter((i) => other.includes(i)).length < 4),
  );
}
