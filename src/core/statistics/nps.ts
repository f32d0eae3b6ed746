import type { Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { present } from '#core/statistics/numerics/moments';
import { normalQuantile } from '#core/statistics/numerics/normal';

export interface Promoters {
  readonly promotersPct: number;
  readonly passivesPct: number;
  readonly detractorsPct: number;
  readonly nps: number;
  /** To be shown with the score, always. */
  readonly margin95: number;
}

/** Net promoter score of answers from 0 to 10 (Reichheld 2003); other values are missing. */
export const nps: Statistic<{ readonly values: readonly Cell[] }, Promoters> = {
  formula: 'nps',
  compute({ values }) {
    const known = present(values).filter((value) => value >= 0 && value <= 10);
    const [n, missing] = [known.length, values.length - known.length];
    if (n === 0) return { value: undefined, n, missing, formula: nps.formula, caution: 'too-few' };
    const p = known.filter((value) => value >= 9).length / n;
    const d = known.filter((value) => value <= 6).length / n;
    const spread = Math.max(0, p + d - (p - d) ** 2);
    const value = {
      promotersPct: 100 * p,
      passivesPct: (100 * known.filter((answer) => answer > 6 && answer < 9).length) / n,
      detractorsPct: 100 * d,
      nps: 100 * (p - d),
      margin95: 100 * normalQuantile(0.975) * Math.sqrt(spread / n),
    };
    return { value, n, missing, formula: nps.formula, ...warned(fewCases('nps', n)) };
  },
};
