import type { CourseParts } from '#core/course/links';
import { activitiesOf } from '#core/design/schema';
import { isForTraining, isReached, reasonKeptOut } from '#core/needs/decided';
import { leavesOf } from '#core/needs/framework';
import type { Competency } from '#core/needs/schema';
import type { Objective } from '#core/objectives/schema';
import type { Problem } from '#core/problem';

/** Where the thread breaks: objectives, competencies and questions that nothing holds at one end. */
export function coverageProblems(course: CourseParts): readonly Problem[] {
  return [
    ...leaves(course.objectives).flatMap((objective) => objectiveProblems(objective, course)),
    ...competencyProblems(course),
    ...questionProblems(course),
  ];
}

/** The objectives that no other one details; the upper tiers hold by those below. */
const leaves = (objectives: readonly Objective[]): readonly Objective[] =>
  objectives.filter(({ id }) => !objectives.some(({ parent }) => parent === id));

function objectiveProblems(objective: Objective, course: CourseParts): readonly Problem[] {
  const about = { at: objective.id, values: { objective: objective.code } } as const;
  const activities = activitiesOf(course.design.modules);
  const trained = activities.some(({ objectives, minutes }) => objectives.includes(objective.id) && minutes > 0);
  const asked = course.questions.some((question) => question.objective === objective.id);
  const problems: Problem[] = [];
  if (objective.competencies.length === 0) {
    problems.push({ ...about, code: 'coverage/objective-without-competency', severity: 'error' });
  }
  if (!trained) problems.push({ ...about, code: 'coverage/objective-without-activity', severity: 'error' });
  if (!asked && objective.grid) problems.push({ ...about, code: 'coverage/objective-by-grid', severity: 'info' });
  if (!asked && !objective.grid) {
    problems.push({ ...about, code: 'coverage/objective-without-question', severity: 'warning' });
  }
  return problems;
}

/** A need of the first half of the order must lead somewhere; the others are only named. One kept out on purpose is quiet. */
function competencyProblems({ needs, objectives }: CourseParts): readonly Problem[] {
  if (objectives.length === 0) return [];
  const { competencies } = needs;
  const aimed = new Set(objectives.flatMap((objective) => objective.competencies));
  const last = Math.max(0, ...competencies.map(({ rank = 0 }) => rank));
  const retained = new Set<string>(needs.needs.filter(isForTraining).flatMap((need) => need.competencies));
  const isPriority = ({ id, rank }: Competency) => retained.has(id) || (rank !== undefined && rank <= last / 2);
  return leavesOf(competencies)
    .filter((one) => !isReached(one.id, aimed, competencies) && reasonKeptOut(one, needs) === undefined)
    .map((competency): Problem => {
      const { id, code, title, rank = 0 } = competency;
      const values = { competency: code, title, rank };
      const severity = isPriority(competency) ? 'warning' : 'info';
      return severity === 'warning' && rank > 0
        ? { code: 'coverage/priority-without-objective', at: id, severity, values }
        : { code: 'coverage/competency-without-objective', at: id, severity, values };
    });
}

/** What a form asks needs no objective: it is an opinion. */
function questionProblems(course: CourseParts): readonly Problem[] {
  const items = course.forms.flatMap(({ items }) => items);
  const inForms = new Set(items.flatMap((item) => (item.kind === 'question' ? [item.question] : [])));
  const used = new Set([
    ...inForms,
    ...course.tests.flatMap(({ questions }) => questions),
    ...course.lessons.flatMap(({ questions }) => questions),
  ]);
  return course.questions.flatMap(({ id, code, objective, type }): Problem[] => {
    const about = { at: id, values: { question: code } };
    const loose = objective === undefined && !inForms.has(id) && type !== 'likert';
    return [
      ...(loose ? [{ ...about, code: 'coverage/question-without-objective', severity: 'warning' } as const] : []),
      ...(used.has(id) ? [] : [{ ...about, code: 'coverage/question-unused', severity: 'info' } as const]),
    ];
  });
}
