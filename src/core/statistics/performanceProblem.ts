import type { Statistic } from '#core/statistics/figure';

/** Answers to the questions of Mager & Pipe; a missing one counts as « no », except `hasPotential`. */
export interface Situation {
  readonly gap?: boolean;
  readonly important?: boolean;
  readonly expectationsUnclear?: boolean;
  readonly resourcesMissing?: boolean;
  readonly noFeedback?: boolean;
  /** The person asked judges that the quick fixes above are enough. */
  readonly quickFixSufficient?: boolean;
  readonly performancePunished?: boolean;
  readonly nonPerformanceRewarded?: boolean;
  readonly noConsequence?: boolean;
  readonly obstacles?: boolean;
  /** They could not do it even if their life depended on it. */
  readonly skillDeficiency?: boolean;
  readonly simplerWay?: boolean;
  readonly hasPotential?: boolean;
  readonly didInPast?: boolean;
  readonly usedOften?: boolean;
}

export type Solution =
  | 'no-gap'
  | 'do-nothing'
  | 'clarify-expectations'
  | 'provide-resources'
  | 'give-feedback'
  | 'remove-punishment'
  | 'remove-reverse-reward'
  | 'create-consequence'
  | 'remove-obstacles'
  | 'simplify-task'
  | 'change-assignment'
  | 'training'
  | 'practice'
  | 'regular-feedback'
  | 'seek-cause';

interface Advice {
  /** In the order of the questions. */
  readonly solutions: readonly Solution[];
  /** Only then may the need lead to learning objectives. */
  readonly trainingNeeded: boolean;
}

/** Is training the answer? After Mager & Pipe (1970; 3rd ed. 1997). */
export const performanceProblem: Statistic<Situation, Advice> = {
  formula: 'performance-problem',
  compute(situation) {
    const solutions = solutionsOf(situation);
    const n = Object.values(situation).filter((answer) => typeof answer === 'boolean').length;
    const value = { solutions, trainingNeeded: solutions.includes('training') };
    return { value, n, missing: 15 - n, formula: performanceProblem.formula };
  },
};

function solutionsOf(situation: Situation): readonly Solution[] {
  if (!situation.gap) return ['no-gap'];
  if (!situation.important) return ['do-nothing'];
  const quick = chosen([
    [situation.expectationsUnclear, 'clarify-expectations'],
    [situation.resourcesMissing, 'provide-resources'],
    [situation.noFeedback, 'give-feedback'],
  ]);
  if (quick.length > 0 && situation.quickFixSufficient) return quick;
  const motives = chosen([
    [situation.performancePunished, 'remove-punishment'],
    [situation.nonPerformanceRewarded, 'remove-reverse-reward'],
    [situation.noConsequence, 'create-consequence'],
    [situation.obstacles, 'remove-obstacles'],
  ]);
  const skills = situation.skillDeficiency ? skillSolutions(situation) : [];
  const found = [...quick, ...motives, ...skills];
  return found.length > 0 ? found : ['seek-cause'];
}

function skillSolutions({ simplerWay, hasPotential, didInPast, usedOften }: Situation): Solution[] {
  const simpler: Solution[] = simplerWay ? ['simplify-task'] : [];
  if (hasPotential === false) return [...simpler, 'change-assignment'];
  if (!didInPast) return [...simpler, 'training'];
  return [...simpler, usedOften ? 'regular-feedback' : 'practice'];
}

const chosen = (answers: readonly (readonly [boolean | undefined, Solution])[]): Solution[] =>
  answers.flatMap(([isSo, solution]) => (isSo ? [solution] : []));
