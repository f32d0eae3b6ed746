import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { settled } from '#core/statistics/numerics/moments';
import { raceRanks } from '#core/statistics/numerics/ranks';
import { sum } from '#core/statistics/numerics/sum';

export interface Criterion {
  readonly name: string;
  readonly weight: number;
  /** `min`: a cost. */
  readonly direction: 'max' | 'min';
  /** Ends of the marks; asked for under `declared-scale`. */
  readonly scale?: readonly [number, number];
  /** A value worse than this puts the option out before any sum. */
  readonly veto?: number;
}

interface Input {
  readonly alternatives: readonly string[];
  readonly criteria: readonly Criterion[];
  /** One row per alternative, one column per criterion. */
  readonly values: readonly (readonly number[])[];
  /** The declared scale keeps the order when an option comes or goes; min–max is for real quantities. */
  readonly normalisation: 'declared-scale' | 'minmax';
}

interface Ranking {
  readonly weights: readonly number[];
  readonly normalised: readonly (readonly number[])[];
  readonly scores: readonly number[];
  /** None for an option that a veto puts out. */
  readonly ranks: readonly (number | undefined)[];
  readonly first: string | undefined;
  /** Weights of one criterion between which the first stays first, the others keeping their proportions. */
  readonly sensitivity: readonly {
    criterion: string;
    weight: number;
    topKeepsFirstFrom: number;
    topKeepsFirstTo: number;
  }[];
  readonly perturbation20pct: readonly { criterion: string; factor: number; first: string | undefined }[];
  /** Criteria that are equal for all options. */
  readonly undecided: readonly string[];
  readonly vetoed: readonly string[];
}

/** Options ranked by a weighted sum, with how far the order depends on each weight. */
export const mcda: Statistic<Input, Ranking> = {
  formula: 'mcda',
  compute(input) {
    const { alternatives, criteria } = input;
    const common = { n: alternatives.length, missing: 0, formula: mcda.formula };
    const raw = criteria.map(({ weight }) => weight);
    if (!(sum(raw) > 0) || raw.some((weight) => weight < 0))
      return { ...common, value: undefined, caution: 'no-weight' };
    const weights = shares(raw);
    const normalised = input.values.map((row) => row.map((value, at) => between(input, value, at)));
    const isOut = input.values.map((row) => criteria.some((criterion, at) => isWorse(row[at], criterion)));
    const lead = (weighting: readonly number[]) => leader(scoresOf(normalised, weighting), isOut);
    const scores = scoresOf(normalised, weights);
    const top = leader(scores, isOut);
    const ranks = raceRanks(scores.map((score, index) => (isOut[index] ? undefined : score)));
    const perturbed = criteria.flatMap(({ name }, at) =>
      [0.8, 1.2].map((factor) => ({
        criterion: name,
        factor,
        top: lead(raw.map((w, i) => (i === at ? w * factor : w))),
      })),
    );
    const value = {
      weights,
      normalised,
      scores,
      ranks,
      first: nameOf(alternatives, top),
      sensitivity: criteria.map(({ name }, at) => ({
        criterion: name,
        weight: weights[at] ?? 0,
        ...interval(normalised, weights, at, top, isOut),
      })),
      perturbation20pct: perturbed.map(({ top: first, ...rest }) => ({ ...rest, first: nameOf(alternatives, first) })),
      undecided: criteria.flatMap(({ name }, at) =>
        new Set(input.values.map((row) => row[at])).size < 2 ? [name] : [],
      ),
      vetoed: alternatives.filter((_, index) => isOut[index]),
    };
    const isFragile = perturbed.some((one) => one.top !== top) || margin(scores, isOut) < 0.05;
    return { ...common, value, ...warned(isFragile ? 'fragile-order' : undefined) };
  },
};

const nameOf = (alternatives: readonly string[], index: number | undefined) =>
  index === undefined ? undefined : alternatives[index];

const shares = (weights: readonly number[]): number[] => {
  const whole = sum(weights);
  return weights.map((weight) => weight / whole);
};

const isWorse = (value = 0, { veto, direction }: Criterion): boolean =>
  veto !== undefined && (direction === 'min' ? value > veto : value < veto);

function between({ criteria, values, normalisation }: Input, value: number, at: number): number {
  const column = values.map((row) => row[at] ?? 0);
  const declared = normalisation === 'declared-scale' ? criteria[at]?.scale : undefined;
  const [low, high] = declared ?? [Math.min(...column), Math.max(...column)];
  if (low === high) return 1;
  const place = (value - low) / (high - low);
  return criteria[at]?.direction === 'min' ? 1 - place : place;
}

const scoresOf = (normalised: readonly (readonly number[])[], weights: readonly number[]): number[] => {
  const whole = sum(weights);
  return normalised.map((row) => sum(row.map((value, at) => (value * (weights[at] ?? 0)) / whole)));
};

/** The first of the best. */
function leader(scores: readonly number[], isOut: readonly boolean[]): number | undefined {
  const open = scores.flatMap((score, index) => (isOut[index] ? [] : [{ score: settled(score), index }]));
  const best = Math.max(...open.map(({ score }) => score));
  return open.find(({ score }) => score === best)?.index;
}

/** By how much the first leads; alone, it leads by the whole scale. */
function margin(scores: readonly number[], isOut: readonly boolean[]): number {
  const [first = 0, second] = scores.filter((_, index) => !isOut[index]).sort((a, b) => b - a);
  return second === undefined ? 1 : settled(first - second);
}

/** Solves w·vⱼ + (1 − w)·S₋ⱼ ≥ each rival's, linear in w. */
function interval(
  normalised: readonly (readonly number[])[],
  weights: readonly number[],
  at: number,
  top: number | undefined,
  isOut: readonly boolean[],
): { topKeepsFirstFrom: number; topKeepsFirstTo: number } {
  const others = weights.map((weight, index) => (index === at ? 0 : weight));
  const rest = sum(others) > 0 ? others : weights.map((_, index) => (index === at || weights.length === 1 ? 0 : 1));
  const without = sum(rest) > 0 ? scoresOf(normalised, rest) : normalised.map(() => 0);
  let [from, to] = [0, 1];
  for (const [rival, row] of normalised.entries()) {
    if (top === undefined || rival === top || isOut[rival]) continue;
    const lead = (without[top] ?? 0) - (without[rival] ?? 0);
    const slope = (normalised[top]?.[at] ?? 0) - (row[at] ?? 0) - lead;
    if (settled(slope) > 0) from = Math.max(from, -lead / slope);
    if (settled(slope) < 0) to = Math.min(to, -lead / slope);
  }
  return { topKeepsFirstFrom: from + 0, topKeepsFirstTo: to };
}
