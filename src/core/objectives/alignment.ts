import type { CourseParts } from '#core/course/links';
import { activitiesOf } from '#core/design/schema';
import { bloomOf, isDone, rankIn, rankOf } from '#core/objectives/levels';
import type { Objective } from '#core/objectives/schema';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';

/** Constructive alignment (Biggs 1996): what is asked and what is done fit the level of the objective. */
export function alignmentProblems(course: CourseParts): readonly Problem[] {
  return course.objectives.flatMap((objective) => {
    const asked = course.questions.filter((question) => question.objective === objective.id);
    return [
      ...asked.flatMap((question) => levelProblem(question, objective)),
      ...recallOnly(objective, asked),
      ...methodUnfit(objective, course),
      ...gridMissing(objective),
      ...levelOfOtherDomain(objective),
    ];
  });
}

/** A question stands at the objective's level or one below. Where a grid assesses the objective, questions may prepare for it from lower down. */
function levelProblem({ id, code, level }: Question, objective: Objective): readonly Problem[] {
  const aimed = bloomOf(objective);
  if (level === undefined || aimed === undefined) return [];
  const above = rankOf(level) - rankOf(aimed);
  const values = { question: code, objective: objective.code, questionLevel: level, level: aimed };
  if (above > 0) return [{ code: 'alignment/question-too-high', at: id, severity: 'warning', values }];
  const severity = objective.grid ? 'info' : 'warning';
  return above < -1 ? [{ code: 'alignment/question-too-low', at: id, severity, values }] : [];
}

function recallOnly(objective: Objective, asked: readonly Question[]): readonly Problem[] {
  const recall = asked.length > 0 && asked.every(({ level }) => level === 'remember');
  if (!recall || !isDone(objective) || objective.grid) return [];
  const values = { objective: objective.code, level: objective.level ?? '' };
  return [{ code: 'alignment/recall-only', at: objective.id, severity: 'warning', values }];
}

/** From “apply” upwards, nobody learns by listening alone. An activity that names no method is not held against it. */
function methodUnfit(objective: Objective, { design }: CourseParts): readonly Problem[] {
  const activities = activitiesOf(design.modules).filter(({ objectives }) => objectives.includes(objective.id));
  const heardOnly = activities.length > 0 && activities.every(({ method }) => method === 'expository');
  if (!heardOnly || !isDone(objective)) return [];
  const values = {
    objective: objective.code,
    level: objective.level ?? '',
    activities: activities.map(({ code }) => code).join(', '),
  };
  return [{ code: 'alignment/method-unfit', at: objective.id, severity: 'error', values }];
}

/** Attitudes and gestures are observed, not asked. */
function gridMissing({ id, code, domain, grid }: Objective): readonly Problem[] {
  if (domain === 'cognitive' || grid) return [];
  return [{ code: 'alignment/grid-missing', at: id, severity: 'warning', values: { objective: code } }];
}

/** An attitude has no level of Bloom. Courses made before it had one of its own keep theirs. */
function levelOfOtherDomain({ id, code, domain, level }: Objective): readonly Problem[] {
  if (level === undefined || rankIn(domain, level) !== undefined) return [];
  return [
    { code: 'alignment/level-of-other-domain', at: id, severity: 'info', values: { objective: code, level, domain } },
  ];
}
