import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { settled } from '#core/statistics/numerics/moments';
import { type TextCounts, countText } from '#core/statistics/textCounts';

export type ReadingBand =
  'very-easy' | 'easy' | 'fairly-easy' | 'standard' | 'medium' | 'fairly-hard' | 'hard' | 'very-hard';

export interface Readability extends TextCounts {
  /** Words per sentence. */
  readonly meanSentence: number;
  /** Kandel & Moles (1958), Flesch for French: the higher, the easier. */
  readonly kandelMoles: number;
  readonly kmBand: ReadingBand;
  /** LIX (Björnsson 1968): to compare two versions, French runs higher than Swedish. */
  readonly lix: number;
  readonly lixBand: ReadingBand;
}

/** Readability of a French text from its counts. */
export const readabilityCounts: Statistic<TextCounts, Readability> = {
  formula: 'readability',
  compute(counts) {
    const { words, sentences, syllables, longWords } = counts;
    const common = { n: words, missing: 0, formula: readabilityCounts.formula };
    if (words === 0 || sentences === 0) return { ...common, value: undefined, caution: 'empty-text' };
    const meanSentence = words / sentences;
    const kandelMoles = 207 - 1.015 * meanSentence - (73.6 * syllables) / words;
    const lix = meanSentence + (100 * longWords) / words;
    const bands = { kmBand: kandelMolesBand(settled(kandelMoles)), lixBand: bandOfLix(settled(lix)) };
    const value = { ...counts, meanSentence, kandelMoles, lix, ...bands };
    return { ...common, value, ...warned(words < 100 ? 'short-text' : undefined) };
  },
};

/** The same from the text; under 100 words no band should be shown. */
export const readabilityText: Statistic<{ readonly text: string }, Readability> = {
  formula: 'readability',
  compute: ({ text }) => readabilityCounts.compute(countText(text)),
};

function kandelMolesBand(score: number): ReadingBand {
  if (score >= 90) return 'very-easy';
  if (score >= 80) return 'easy';
  if (score >= 70) return 'fairly-easy';
  if (score >= 60) return 'standard';
  if (score >= 50) return 'fairly-hard';
  return score >= 30 ? 'hard' : 'very-hard';
}

function bandOfLix(score: number): ReadingBand {
  if (score < 30) return 'very-easy';
  if (score < 40) return 'easy';
  if (score < 50) return 'medium';
  return score < 60 ? 'hard' : 'very-hard';
}
