import type { Figure, Statistic } from '#core/statistics/figure';

/** Under how many cases a figure is hidden from third parties, and shown with care. */
export const thresholds = {
  'group-mean': { hideBelow: 5, cautionBelow: 5 },
  percentage: { hideBelow: 5, cautionBelow: 20 },
  'paired-t': { hideBelow: 2, cautionBelow: 10 },
  /** Under 6 differences a two-sided p cannot go below 0.05. */
  wilcoxon: { hideBelow: 1, cautionBelow: 6 },
  'effect-size': { hideBelow: 3, cautionBelow: 20 },
  difficulty: { hideBelow: 1, cautionBelow: 20 },
  discrimination: { hideBelow: 4, cautionBelow: 30 },
  'point-biserial': { hideBelow: 3, cautionBelow: 30 },
  reliability: { hideBelow: 2, cautionBelow: 30 },
  'angoff-error': { hideBelow: 2, cautionBelow: 5 },
  nps: { hideBelow: 1, cautionBelow: 30 },
} as const;
export type Counted = keyof typeof thresholds;

interface Input {
  readonly figure: Counted;
  readonly n: number;
}

export interface Showing {
  readonly state: 'hide' | 'caution' | 'normal';
  readonly hideBelow: number;
  readonly cautionBelow: number;
}

/** May this figure be shown with so many cases? « Hide » concerns what leaves the team. */
export const minN: Statistic<Input, Showing> = {
  formula: 'min-n',
  compute({ figure, n }): Figure<Showing> {
    const limits = thresholds[figure];
    const state = n < limits.hideBelow ? 'hide' : n < limits.cautionBelow ? 'caution' : 'normal';
    return { value: { state, ...limits }, n, missing: 0, formula: minN.formula };
  },
};

/** The caution of a figure made of so few cases, or none. */
export const fewCases = (figure: Counted, n: number): 'few-cases' | undefined =>
  n < thresholds[figure].cautionBelow ? 'few-cases' : undefined;
