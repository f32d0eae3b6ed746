import * as v from 'valibot';
import { performanceProblem, type Situation, type Solution } from '#core/statistics/performanceProblem';

export type SituationQuestion = keyof Situation;

const answer = v.optional(v.boolean());
/** Answers to the questions of Mager & Pipe, in their order; one left out is not answered yet. */
export const situationSchema = v.strictObject({
  gap: answer,
  important: answer,
  expectationsUnclear: answer,
  resourcesMissing: answer,
  noFeedback: answer,
  quickFixSufficient: answer,
  performancePunished: answer,
  nonPerformanceRewarded: answer,
  noConsequence: answer,
  obstacles: answer,
  skillDeficiency: answer,
  simplerWay: answer,
  hasPotential: answer,
  didInPast: answer,
  usedOften: answer,
} satisfies Record<SituationQuestion, typeof answer>);

type Answers = v.InferOutput<typeof situationSchema>;

const quickFixes = ['expectationsUnclear', 'resourcesMissing', 'noFeedback'] as const;
const motives = ['performancePunished', 'nonPerformanceRewarded', 'noConsequence', 'obstacles'] as const;

/** The questions that the answers given so far leave open or have used, in their order; what comes behind a stop is not asked. */
export function questionsFor(answers: Answers): readonly SituationQuestion[] {
  if (answers.gap !== true) return ['gap'];
  if (answers.important !== true) return ['gap', 'important'];
  const isQuick = quickFixes.some((fix) => answers[fix] === true);
  const begun: SituationQuestion[] = [
    'gap',
    'important',
    ...quickFixes,
    ...(isQuick ? ['quickFixSufficient' as const] : []),
  ];
  if (isQuick && answers.quickFixSufficient === true) return begun;
  return [
    ...begun,
    ...motives,
    'skillDeficiency',
    ...(answers.skillDeficiency === true ? skillQuestions(answers) : []),
  ];
}

function skillQuestions({ hasPotential, didInPast }: Answers): readonly SituationQuestion[] {
  if (hasPotential === false) return ['simplerWay', 'hasPotential'];
  return ['simplerWay', 'hasPotential', 'didInPast', ...(didInPast === true ? ['usedOften' as const] : [])];
}

export interface Diagnosis {
  readonly solutions: readonly Solution[];
  readonly trainingNeeded: boolean;
  /** The questions that have no answer yet: the result may still move. */
  readonly left: readonly SituationQuestion[];
}

/** What the answers lead to; nothing before the first two are there. */
export function diagnosisOf(answers: Answers): Diagnosis | undefined {
  const asked = questionsFor(answers);
  const left = asked.filter((question) => answers[question] === undefined);
  if (left.includes('gap') || left.includes('important')) return undefined;
  const heard = Object.fromEntries(asked.flatMap((one) => (answers[one] === undefined ? [] : [[one, answers[one]]])));
  const { value } = performanceProblem.compute(heard);
  return value && { ...value, left };
}
