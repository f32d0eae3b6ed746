import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { columnPairs, columnsOf, type Ratings } from '#core/statistics/borich';
import { holm } from '#core/statistics/numerics/holm';
import { fewCases } from '#core/statistics/minN';
import { isFlat, mean, settled, variance } from '#core/statistics/numerics/moments';
import { studentP } from '#core/statistics/numerics/student';

export type Quadrant = 'priority' | 'maintain' | 'low-priority' | 'over-invested';

export interface TaskGap {
  readonly n: number;
  readonly meanImportance: number | undefined;
  readonly meanPerformance: number | undefined;
  readonly gap: number | undefined;
  readonly quadrant: Quadrant | undefined;
  /** Paired t of the two ratings: informative only. `pHolm` counts the number of tasks tested. */
  readonly pTwoSided: number | undefined;
  readonly pHolm: number | undefined;
}

/** Hennessy & Hicks: tasks rated 1–7 on importance and performance (`mastery`), in quadrants around `cut`. */
export const hennessyHicks: Statistic<Ratings & { readonly cut?: number }, readonly TaskGap[]> = {
  formula: 'hennessy-hicks',
  compute(input) {
    const { cut = 4 } = input;
    const plain = Array.from({ length: columnsOf(input) }, (_, column) => taskGap(input, column, cut));
    const adjusted = holm(plain.map(({ pTwoSided }) => pTwoSided));
    const value = plain.map((item, index) => ({ ...item, pHolm: adjusted[index] }));
    const n = Math.max(0, ...value.map((item) => item.n));
    const missing = value.reduce((total, item) => total + input.importance.length - item.n, 0);
    if (n === 0) return { value: undefined, n, missing, formula: hennessyHicks.formula, caution: 'no-pair' };
    return { value, n, missing, formula: hennessyHicks.formula, ...warned(fewCases('group-mean', n)) };
  },
};

function taskGap(ratings: Ratings, column: number, cut: number): Omit<TaskGap, 'pHolm'> {
  const { first, second } = columnPairs(ratings, column);
  const n = first.length;
  if (n === 0) {
    const none = undefined;
    return { n, meanImportance: none, meanPerformance: none, gap: none, quadrant: none, pTwoSided: none };
  }
  const gaps = first.map((importance, index) => importance - (second[index] ?? 0));
  const [meanImportance, meanPerformance, gap] = [mean(first), mean(second), mean(gaps)];
  const pTwoSided = isFlat(gaps) ? undefined : studentP(gap / Math.sqrt(variance(gaps) / n), n - 1);
  return {
    n,
    meanImportance,
    meanPerformance,
    gap,
    quadrant: quadrant(meanImportance, meanPerformance, cut),
    pTwoSided,
  };
}

/** Equal to the cut counts as high. */
function quadrant(importance: number, performance: number, cut: number): Quadrant {
  const [matters, mastered] = [settled(importance) >= cut, settled(performance) >= cut];
  if (matters) return mastered ? 'maintain' : 'priority';
  return mastered ? 'over-invested' : 'low-priority';
}
