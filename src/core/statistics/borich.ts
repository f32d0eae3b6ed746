import type { Caution, Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { mean, pairs } from '#core/statistics/numerics/moments';
import { raceRanks } from '#core/statistics/numerics/ranks';

export interface Ratings {
  /** One row per respondent, one column per competency. */
  readonly importance: readonly (readonly Cell[])[];
  /** Same shape: mastery, performance or level observed. */
  readonly mastery: readonly (readonly Cell[])[];
}

export interface BorichItem {
  /** Respondents who gave both ratings. */
  readonly n: number;
  readonly missing: number;
  readonly meanImportance: number | undefined;
  readonly meanMastery: number | undefined;
  readonly meanGap: number | undefined;
  /** Mean weighted discrepancy: Ī × (Ī − M̄). Negative: more mastered than it matters. */
  readonly mwds: number | undefined;
  /** 1 = greatest need; equal scores share the smallest rank. */
  readonly rank: number | undefined;
  /** Percent of respondents below, above and at what matters to them. */
  readonly pctNeed: number | undefined;
  readonly pctSurplus: number | undefined;
  readonly pctTie: number | undefined;
  /** Ranked discrepancy, −100 (all below) to 100: the scale is ordinal, this one does not average it. */
  readonly rds: number | undefined;
  readonly rdsRank: number | undefined;
  readonly caution?: Caution;
}

/** The two ratings of one column, from rows where both stand. */
export function columnPairs({ importance, mastery }: Ratings, column: number): { first: number[]; second: number[] } {
  return pairs(
    importance.map((row) => row[column]),
    mastery.map((row) => row[column]),
  );
}

export const columnsOf = ({ importance, mastery }: Ratings): number =>
  [...importance, ...mastery].reduce((most, row) => Math.max(most, row.length), 0);

/** Borich (1980): needs ranked by the gap, weighted by importance. One item per competency, in the order of columns. */
export const borich: Statistic<Ratings, readonly BorichItem[]> = {
  formula: 'borich',
  compute(ratings) {
    const asked = Math.max(ratings.importance.length, ratings.mastery.length);
    const plain = Array.from({ length: columnsOf(ratings) }, (_, column) => describe(ratings, column, asked));
    const ranks = raceRanks(plain.map(({ mwds }) => mwds));
    const rdsRanks = raceRanks(plain.map(({ rds }) => (rds === undefined ? undefined : -rds)));
    const value = plain.map((item, index) => ranked(item, ranks[index], rdsRanks[index]));
    const missing = plain.reduce((total, item) => total + item.missing, 0);
    const caution = value.some((item) => item.caution === 'orders-differ') ? 'orders-differ' : undefined;
    const n = respondents(ratings, asked);
    const empty = n === 0;
    return {
      value: empty ? undefined : value,
      n,
      missing,
      formula: borich.formula,
      ...warned(empty ? 'no-pair' : (fewCases('group-mean', n) ?? caution)),
    };
  },
};

/** Rows with at least one pair. */
const respondents = ({ importance, mastery }: Ratings, rows: number): number =>
  Array.from({ length: rows }, (_, row) => pairs(importance[row] ?? [], mastery[row] ?? []).first.length).filter(
    Boolean,
  ).length;

function describe(ratings: Ratings, column: number, asked: number): Omit<BorichItem, 'rank' | 'rdsRank' | 'caution'> {
  const { first, second } = columnPairs(ratings, column);
  const n = first.length;
  const rate = (count: number) => (100 * count) / n;
  const gaps = first.map((importance, index) => importance - (second[index] ?? 0));
  const [need, surplus] = [gaps.filter((gap) => gap > 0).length, gaps.filter((gap) => gap < 0).length];
  const known = <T>(value: T) => (n === 0 ? undefined : value);
  return {
    n,
    missing: asked - n,
    meanImportance: known(mean(first)),
    meanMastery: known(mean(second)),
    meanGap: known(mean(gaps)),
    mwds: known(mean(first) * mean(gaps)),
    pctNeed: known(rate(need)),
    pctSurplus: known(rate(surplus)),
    pctTie: known(rate(n - need - surplus)),
    rds: known(rate(surplus) - rate(need)),
  };
}

function ranked(
  item: Omit<BorichItem, 'rank' | 'rdsRank' | 'caution'>,
  rank: number | undefined,
  rdsRank: number | undefined,
): BorichItem {
  const far = rank !== undefined && rdsRank !== undefined && Math.abs(rank - rdsRank) > 3;
  return { ...item, rank, rdsRank, ...warned(item.n === 0 ? 'no-pair' : far ? 'orders-differ' : undefined) };
}
