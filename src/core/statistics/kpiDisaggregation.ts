import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { mean, present } from '#core/statistics/numerics/moments';
import { sum } from '#core/statistics/numerics/sum';

interface Group {
  /** « Non renseigné » is a group too: counts must add up. */
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number;
}

interface Disaggregation {
  /** Σ numerators / Σ denominators, never the mean of percentages. */
  readonly totalPct: number | undefined;
  readonly groups: readonly { readonly name: string; readonly pct: number | undefined }[];
  /** The wrong one, to show by how much it would have been wrong. */
  readonly naiveMeanOfPcts: number | undefined;
}

/** A percentage over groups, and its total. */
export const kpiDisaggregation: Statistic<{ readonly groups: readonly Group[] }, Disaggregation> = {
  formula: 'kpi-disaggregation',
  compute({ groups }) {
    const n = sum(groups.map(({ denominator }) => denominator));
    const each = groups.map(({ name, numerator, denominator }) => ({ name, pct: percent(numerator, denominator) }));
    const known = present(each.map(({ pct }) => pct));
    const value = {
      totalPct: percent(sum(groups.map(({ numerator }) => numerator)), n),
      groups: each,
      naiveMeanOfPcts: known.length === 0 ? undefined : mean(known),
    };
    const missing = groups.length - known.length;
    return { value, n, missing, formula: kpiDisaggregation.formula, ...warned(fewCases('percentage', n)) };
  },
};

const percent = (over: number, under: number): number | undefined => (under === 0 ? undefined : (100 * over) / under);
