/** Why there is no figure, or why it is to be read with care. Words: `statistics.caution.<code>`. */
export const cautions = [
  'disclosive',
  'empty-population',
  'empty-text',
  'few-cases',
  'flat',
  'fragile-order',
  'high-mean',
  'ids-twice',
  'lost-many',
  'margin-below-threshold',
  'minimum-impossible',
  'negative-reliability',
  'no-change',
  'no-cost',
  'no-difference',
  'no-measure',
  'no-pair',
  'no-rate',
  'no-weight',
  'one-item',
  'orders-differ',
  'rating-out-of-range',
  'sample-above-population',
  'sensitive-to-index',
  'short-text',
  'take-census',
  'target-is-baseline',
  'too-few',
  'total-below-threshold',
  'unrated-item',
] as const;
export type Caution = (typeof cautions)[number];

/** A number with what a reader needs to believe it. No value, or a main part left `undefined`: `caution` says why. */
export interface Figure<R> {
  readonly value: R | undefined;
  /** Cases that count in the figure: persons, pairs, words, lines… */
  readonly n: number;
  /** Cases or answers left out because they are empty. */
  readonly missing: number;
  /** Id of the formula; its words: `statistics.formula.<id>`. */
  readonly formula: string;
  readonly caution?: Caution;
}

/** One figure and how it is made. Pure; the order of the cases changes no byte; never NaN, never infinite. */
export interface Statistic<I, R> {
  readonly formula: string;
  compute(input: I): Figure<R>;
}

/** An answer as tables hold it; empty is `null` or `undefined`. */
export type Cell = number | null | undefined;

/** Joins a caution to a figure only where there is one. */
export const warned = (caution: Caution | undefined): { readonly caution?: Caution } =>
  caution === undefined ? {} : { caution };
