import type { Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { deviation, isFlat, mean, pairs } from '#core/statistics/numerics/moments';
import { studentP, studentQuantile } from '#core/statistics/numerics/student';

/** One place per participant, the same in both; a pair with an empty side is left out. */
export interface PrePost {
  readonly pre: readonly Cell[];
  readonly post: readonly Cell[];
}

export interface PairedT {
  readonly meanPre: number;
  readonly meanPost: number;
  readonly sdPre: number | undefined;
  readonly sdPost: number | undefined;
  /** After − before. */
  readonly meanDiff: number;
  readonly sdDiff: number | undefined;
  readonly t: number | undefined;
  readonly df: number | undefined;
  readonly pTwoSided: number | undefined;
  readonly ciLow: number | undefined;
  readonly ciHigh: number | undefined;
}

/** Paired t and the interval of the mean difference; under two pairs, or if all differ by the same, means only. */
export const pairedT: Statistic<PrePost & { readonly confidence?: number }, PairedT> = {
  formula: 'paired-t',
  compute({ pre, post, confidence = 0.95 }) {
    const { first, second } = pairs(pre, post);
    const n = first.length;
    const common = { n, missing: Math.max(pre.length, post.length) - n, formula: pairedT.formula };
    if (n === 0) return { ...common, value: undefined, caution: 'too-few' };
    const gains = second.map((after, index) => after - (first[index] ?? 0));
    const means = { meanPre: mean(first), meanPost: mean(second), meanDiff: mean(gains) };
    const sds = { sdPre: deviation(first), sdPost: deviation(second), sdDiff: deviation(gains) };
    if (n < 2 || isFlat(gains)) {
      const none = { t: undefined, df: undefined, pTwoSided: undefined, ciLow: undefined, ciHigh: undefined };
      return { ...common, value: { ...means, ...sds, ...none }, caution: n < 2 ? 'too-few' : 'flat' };
    }
    const se = (sds.sdDiff ?? 0) / Math.sqrt(n);
    const [t, df] = [means.meanDiff / se, n - 1];
    const half = studentQuantile(confidence, df) * se;
    const interval = { ciLow: means.meanDiff - half, ciHigh: means.meanDiff + half };
    const value = { ...means, ...sds, t, df, pTwoSided: studentP(t, df), ...interval };
    return { ...common, value, ...warned(fewCases('paired-t', n)) };
  },
};
