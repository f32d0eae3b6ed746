import type { Problem, Result } from '#core/problem';
import { typeset } from '#core/french';
import { flatten } from '#i18n/flatten.ts';
import { problem as problemWords, term } from '#i18n/fr.json';
import { sayProblem } from '#tasks/sayProblem';
import { type Place, placeOfProblem, stageOf } from '#tasks/workspaceStages';
import type { Stage } from '#core/course/stages';

/** Only what problems are said with: the other words stay out of the store's worker. */
const words = flatten({ problem: problemWords, term });

/** A problem as a screen shows it. */
export interface SaidProblem {
  readonly code: string;
  readonly at: string;
  readonly severity: Problem['severity'];
  readonly what: string;
  readonly mend: string;
  readonly stage: Stage;
  readonly place?: Place;
}

export type SaidResult<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly SaidProblem[] }
  | { readonly ok: false; readonly problems: readonly SaidProblem[] };

export function saidOf<T>(result: Result<T>): SaidResult<T> {
  const problems = result.problems.map(saidProblem);
  return result.ok ? { ok: true, value: result.value, problems } : { ok: false, problems };
}

const ranks = { error: 0, warning: 1, info: 2 } as const;

/** The gravest first. */
export const saidProblems = (problems: readonly Problem[]): readonly SaidProblem[] =>
  problems.map(saidProblem).sort((one, other) => ranks[one.severity] - ranks[other.severity]);

function saidProblem(problem: Problem): SaidProblem {
  const { code, at, severity } = problem;
  const { what, mend } = sayProblem(problem, words);
  const place = placeOfProblem(problem);
  return {
    code,
    at,
    severity,
    what: typeset(what),
    mend: typeset(mend),
    stage: stageOf(problem),
    ...(place ? { place } : {}),
  };
}
