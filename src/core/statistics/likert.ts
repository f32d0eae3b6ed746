import type { Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { deviation, mean, present, quantile } from '#core/statistics/numerics/moments';

interface Input {
  /** « Sans objet » is an empty cell: kept apart from the middle of the scale. */
  readonly values: readonly Cell[];
  readonly min: number;
  readonly max: number;
  /** A statement worded the other way round: recoded as min + max − value. */
  readonly reversed?: boolean;
}

export interface LikertSummary {
  /** One count per point of the scale, the lowest first; and the same in percent. */
  readonly counts: readonly number[];
  readonly pct: readonly number[];
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly modes: readonly number[];
  readonly mean: number;
  readonly sd: number | undefined;
  readonly topBoxPct: number;
  readonly top2Pct: number;
  readonly bottom2Pct: number;
  readonly netPct: number;
}

/** A distribution first, its median and boxes; mean and deviation only after them. Values off the scale are missing. */
export const likert: Statistic<Input, LikertSummary> = {
  formula: 'likert',
  compute({ values, min, max, reversed = false }) {
    const known = present(values)
      .filter((value) => value >= min && value <= max)
      .map((value) => (reversed ? min + max - value : value));
    const [n, missing] = [known.length, values.length - known.length];
    if (n === 0) return { value: undefined, n, missing, formula: likert.formula, caution: 'too-few' };
    const points = Array.from({ length: max - min + 1 }, (_, index) => min + index);
    const counts = points.map((point) => known.filter((value) => value === point).length);
    const most = Math.max(...counts);
    const share = (holds: (value: number) => boolean) => (100 * known.filter(holds).length) / n;
    const [top2Pct, bottom2Pct] = [share((value) => value >= max - 1), share((value) => value <= min + 1)];
    const value = {
      counts,
      pct: counts.map((count) => (100 * count) / n),
      median: quantile(known, 0.5),
      q1: quantile(known, 0.25),
      q3: quantile(known, 0.75),
      modes: points.filter((_, index) => counts[index] === most),
      mean: mean(known),
      sd: deviation(known),
      topBoxPct: share((answer) => answer === max),
      top2Pct,
      bottom2Pct,
      netPct: top2Pct - bottom2Pct,
    };
    return { value, n, missing, formula: likert.formula, ...warned(fewCases('percentage', n)) };
  },
};
