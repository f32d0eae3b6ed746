import type { Statistic } from '#core/statistics/figure';
import { sum } from '#core/statistics/numerics/sum';

interface Input {
  readonly cost: number;
  readonly benefits: readonly {
    readonly annualValue: number;
    /** Share attributed to the training, 0 to 1. */
    readonly isolation?: number;
    /** How sure the estimate is, 0 to 1. */
    readonly confidence?: number;
  }[];
}

interface Return {
  readonly benefitsAdjusted: number;
  readonly net: number | undefined;
  readonly roiPct: number | undefined;
  readonly bcr: number | undefined;
  readonly paybackMonths: number | undefined;
}

/** Return on investment (Phillips 2003); never to be shown without the way of attributing. */
export const roi: Statistic<Input, Return> = {
  formula: 'roi',
  compute({ cost, benefits }) {
    const shares = benefits.map(
      ({ annualValue, isolation = 1, confidence = 1 }) => annualValue * isolation * confidence,
    );
    const benefitsAdjusted = sum(shares);
    const common = { n: benefits.length, missing: 0, formula: roi.formula };
    if (!(cost > 0)) {
      const none = { net: undefined, roiPct: undefined, bcr: undefined, paybackMonths: undefined };
      return { ...common, value: { benefitsAdjusted, ...none }, caution: 'no-cost' };
    }
    const value = {
      benefitsAdjusted,
      net: benefitsAdjusted - cost,
      roiPct: (100 * (benefitsAdjusted - cost)) / cost,
      bcr: benefitsAdjusted / cost,
      paybackMonths: benefitsAdjusted > 0 ? (12 * cost) / benefitsAdjusted : undefined,
    };
    return { ...common, value };
  },
};
