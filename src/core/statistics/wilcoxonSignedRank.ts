import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { pairs } from '#core/statistics/numerics/moments';
import { normalTail } from '#core/statistics/numerics/normal';
import { meanRanks } from '#core/statistics/numerics/ranks';
import { sum } from '#core/statistics/numerics/sum';
import type { PrePost } from '#core/statistics/pairedT';

export interface SignedRank {
  readonly nZero: number;
  readonly nNonzero: number;
  readonly wPlus: number;
  readonly wMinus: number;
  readonly hasTies: boolean;
  /** The one to show: exact up to 50 differences that are not zero. */
  readonly pTwoSided: number;
  /** Over all sign patterns, ties allowed; not worked out above 100 differences. */
  readonly pExactTwoSided: number | undefined;
  /** With the corrections for ties and for continuity. */
  readonly pNormalCcTwoSided: number;
  /** (W⁺ − W⁻)/(W⁺ + W⁻) */
  readonly rankBiserial: number;
}

/** Wilcoxon's signed ranks; zero differences are dropped, tied ones share their ranks. */
export const wilcoxonSignedRank: Statistic<PrePost, SignedRank> = {
  formula: 'wilcoxon-signed-rank',
  compute({ pre, post }) {
    const { first, second } = pairs(pre, post);
    const n = first.length;
    // Ten decimals, so that float noise makes no false tie and breaks no true one.
    const gains = second.map((after, index) => Number((after - (first[index] ?? 0)).toFixed(10)));
    const moved = gains.filter((gain) => gain !== 0);
    const common = { n, missing: Math.max(pre.length, post.length) - n, formula: wilcoxonSignedRank.formula };
    const nZero = n - moved.length;
    if (moved.length === 0) return { ...common, value: undefined, caution: n === 0 ? 'too-few' : 'no-difference' };
    const sizes = moved.map(Math.abs);
    const ranks = meanRanks(sizes);
    const wPlus = sum(ranks.filter((_, index) => (moved[index] ?? 0) > 0));
    const wMinus = sum(ranks) - wPlus;
    const pExactTwoSided = moved.length <= 100 ? exactP(ranks, wPlus) : undefined;
    const pNormalCcTwoSided = normalP(ranks, wPlus);
    const value = {
      nZero,
      nNonzero: moved.length,
      wPlus,
      wMinus,
      hasTies: new Set(sizes).size < sizes.length,
      pTwoSided: moved.length <= 50 ? (pExactTwoSided ?? pNormalCcTwoSided) : pNormalCcTwoSided,
      pExactTwoSided,
      pNormalCcTwoSided,
      rankBiserial: (wPlus - wMinus) / (wPlus + wMinus),
    };
    return { ...common, value, ...warned(fewCases('wilcoxon', moved.length)) };
  },
};

/** By the law of W⁺ over all 2ⁿ sign patterns; ranks are doubled so that half ranks count too. */
function exactP(ranks: readonly number[], wPlus: number): number {
  const steps = ranks.map((rank) => Math.round(2 * rank)).sort((a, b) => a - b);
  const most = steps.reduce((total, step) => total + step, 0);
  const chances = new Float64Array(most + 1);
  chances[0] = 1;
  let reach = 0;
  for (const step of steps) {
    reach += step;
    for (let w = reach; w >= 0; w--) {
      chances[w] = 0.5 * ((chances[w] ?? 0) + (w >= step ? (chances[w - step] ?? 0) : 0));
    }
  }
  const seen = Math.round(2 * wPlus);
  return Math.min(1, 2 * Math.min(sum(chances.subarray(0, seen + 1)), sum(chances.subarray(seen))));
}

function normalP(ranks: readonly number[], wPlus: number): number {
  const n = ranks.length;
  const counts = new Map<number, number>();
  for (const rank of ranks) counts.set(rank, (counts.get(rank) ?? 0) + 1);
  const ties = sum([...counts.values()].map((count) => count ** 3 - count));
  const spread = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
  const distance = Math.abs(wPlus - (n * (n + 1)) / 4);
  return Math.min(1, 2 * normalTail(Math.max(0, distance - 0.5) / spread));
}
