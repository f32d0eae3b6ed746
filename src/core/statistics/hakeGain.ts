import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { mean, pairs, settled } from '#core/statistics/numerics/moments';
import type { PrePost } from '#core/statistics/pairedT';

export interface NormalisedGain {
  readonly max: number;
  readonly meanPre: number;
  readonly meanPost: number;
  /** Of the class: (mean after − mean before) / (max − mean before). Not the mean of the individual ones. */
  readonly gClass: number | undefined;
  readonly band: 'low' | 'medium' | 'high' | undefined;
  readonly nIndividual: number;
  /** Left out of the individual gains: they had nothing to gain. */
  readonly nPreAtMax: number;
  readonly gIndividualMean: number | undefined;
  /** Normalized change of Marx & Cummings (2007). */
  readonly cN: number;
  readonly cMean: number | undefined;
}

/** Hake's normalised gain (1998); to be read with the attrition beside it. */
export const hakeGain: Statistic<PrePost & { readonly max: number }, NormalisedGain> = {
  formula: 'hake-gain',
  compute({ pre, post, max }) {
    const { first, second } = pairs(pre, post);
    const n = first.length;
    const common = { n, missing: Math.max(pre.length, post.length) - n, formula: hakeGain.formula };
    if (n === 0) return { ...common, value: undefined, caution: 'too-few' };
    const [meanPre, meanPost] = [mean(first), mean(second)];
    const gClass = meanPre < max ? (meanPost - meanPre) / (max - meanPre) : undefined;
    const couples = first.map((before, index) => ({ before, after: second[index] ?? 0 }));
    const open = couples.filter(({ before }) => before < max);
    const changes = couples.flatMap((couple) => change(couple, max));
    const value = {
      max,
      meanPre,
      meanPost,
      gClass,
      band: gClass === undefined ? undefined : bandOf(settled(gClass)),
      nIndividual: open.length,
      nPreAtMax: n - open.length,
      gIndividualMean: open.length === 0 ? undefined : mean(open.map((c) => (c.after - c.before) / (max - c.before))),
      cN: changes.length,
      cMean: changes.length === 0 ? undefined : mean(changes),
    };
    return { ...common, value, ...warned(fewCases('effect-size', n)) };
  },
};

const bandOf = (gain: number): 'low' | 'medium' | 'high' => (gain < 0.3 ? 'low' : gain < 0.7 ? 'medium' : 'high');

/** Gain over what could be gained, loss over what could be lost; nobody who stayed at an end, or had nothing to lose. */
function change({ before, after }: { before: number; after: number }, max: number): number[] {
  if (after > before) return [(after - before) / (max - before)];
  if (after < before) return before > 0 ? [(after - before) / before] : [];
  return before === 0 || before === max ? [] : [0];
}
