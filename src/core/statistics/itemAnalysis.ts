import type { Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { correlation } from '#core/statistics/numerics/moments';
import { extremeGroups, share, shareWithin } from '#core/statistics/numerics/extremeGroups';

interface Input {
  /** One row per participant, one column per item: 1 right, 0 wrong; empty = left out = wrong. */
  readonly responses: readonly (readonly Cell[])[];
  /** Number of choices, for the correction for guessing. */
  readonly optionsPerItem?: number;
}

export interface ItemQuality {
  /** Difficulty: share of right answers. High is the aim of a post-test. */
  readonly p: number;
  readonly nOmitted: number;
  /** Right in the upper 27 % less right in the lower. */
  readonly d27: number | undefined;
  readonly pUpper: number | undefined;
  readonly pLower: number | undefined;
  /** With the rest of the test, and with all of it. */
  readonly rPbCorrected: number | undefined;
  readonly rPbUncorrected: number | undefined;
  readonly pCorrectedGuessing: number | undefined;
}

interface Items {
  /** Persons in each extreme group; none under 4 participants. */
  readonly groupSize: number | undefined;
  readonly items: readonly ItemQuality[];
}

/** Difficulty and discrimination of each item. */
export const itemAnalysis: Statistic<Input, Items> = {
  formula: 'item-analysis',
  compute({ responses, optionsPerItem }) {
    const n = responses.length;
    const k = responses.reduce((most, row) => Math.max(most, row.length), 0);
    const columns = Array.from({ length: k }, (_, at) => responses.map((row) => row[at] ?? undefined));
    const omitted = columns.map((column) => column.filter((answer) => answer === undefined).length);
    const common = { n, missing: omitted.reduce((total, count) => total + count, 0), formula: itemAnalysis.formula };
    if (n === 0 || k === 0) return { ...common, value: undefined, caution: 'too-few' };
    const totals = responses.map((row) => row.reduce<number>((total, answer) => total + (answer ?? 0), 0));
    const groups = extremeGroups(totals);
    const items = columns.map((column, at) => {
      const marks = column.map((answer) => answer ?? 0);
      const p = share(marks);
      const pUpper = groups && shareWithin(marks, groups.upper);
      const pLower = groups && shareWithin(marks, groups.lower);
      const rest = totals.map((total, index) => total - (marks[index] ?? 0));
      return {
        p,
        nOmitted: omitted[at] ?? 0,
        d27: pUpper === undefined || pLower === undefined ? undefined : pUpper - pLower,
        pUpper,
        pLower,
        rPbCorrected: n < 3 ? undefined : correlation(marks, rest),
        rPbUncorrected: n < 3 ? undefined : correlation(marks, totals),
        pCorrectedGuessing:
          optionsPerItem === undefined ? undefined : (p - 1 / optionsPerItem) / (1 - 1 / optionsPerItem),
      };
    });
    const value = { groupSize: groups?.size, items };
    return { ...common, value, ...warned(fewCases('discrimination', n)) };
  },
};
