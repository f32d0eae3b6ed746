import type { CourseParts } from '#core/course/links';
import { isForTraining, isKeptOut, isReached } from '#core/needs/decided';
import { findingRows } from '#core/needs/findings';
import { above, mostDepth } from '#core/needs/framework';
import type { Competency, Need } from '#core/needs/schema';
import { diagnosisOf } from '#core/needs/situation';
import type { Problem } from '#core/problem';

/** Whether what was decided about the needs is said whole, and whether the rest of the course follows it. */
export function needProblems(course: CourseParts): readonly Problem[] {
  const { needs } = course;
  return [
    ...needs.competencies.flatMap((one) => frameworkProblems(one, course)),
    ...needs.needs.flatMap((need) => [...proofProblems(need), ...decisionProblems(need, course)]),
    ...needs.needs.flatMap((need) => outcomeProblems(need, course)),
    ...solutionProblems(course),
    ...findingProblems(course),
  ];
}

const aimedIn = ({ objectives }: CourseParts): ReadonlySet<string> =>
  new Set(objectives.flatMap(({ competencies }) => competencies));

function frameworkProblems(competency: Competency, { needs }: CourseParts): readonly Problem[] {
  const { id, code, expected = 0, held = 0 } = competency;
  const about = { at: id, values: { competency: code } } as const;
  const problems: Problem[] = [];
  const highest = needs.levels.length;
  if (Math.max(expected, held) > highest) {
    const values = { ...about.values, level: Math.max(expected, held), levels: highest };
    problems.push({ ...about, code: 'needs/level-off-scale', severity: 'warning', values });
  }
  const higher = above(needs.competencies, id);
  if (higher.length > mostDepth) problems.push({ ...about, code: 'needs/too-deep', severity: 'warning' });
  if (higher.some((one) => one.id === id)) problems.push({ ...about, code: 'needs/circle', severity: 'error' });
  return problems;
}

function proofProblems({ id, code, evidence, quotation, decision }: Need): readonly Problem[] {
  const about = { at: id, values: { need: code } } as const;
  if (decision === 'imposed' && quotation === undefined)
    return [{ ...about, code: 'needs/no-quotation', severity: 'warning' }];
  return evidence.length === 0 && quotation === undefined
    ? [{ ...about, code: 'needs/no-evidence', severity: 'warning' }]
    : [];
}

/** Undecided stops nothing as long as no objective is made of it. */
function decisionProblems(need: Need, course: CourseParts): readonly Problem[] {
  const { id, code, decision, reason, owner } = need;
  const about = { at: id, values: { need: code } } as const;
  if (decision === undefined) {
    const aimed = aimedIn(course);
    const severity = need.competencies.some((one) => aimed.has(one)) ? 'warning' : 'info';
    return [{ ...about, code: 'needs/undecided', severity }];
  }
  const problems: Problem[] = [];
  const diagnosis = need.situation && diagnosisOf(need.situation);
  const isAgainst = diagnosis && diagnosis.left.length === 0 && diagnosis.trainingNeeded !== isForTraining(need);
  if (isAgainst && decision !== 'imposed' && reason === undefined) {
    problems.push({ ...about, code: 'needs/against-diagnosis', severity: 'warning' });
  }
  if (decision === 'set-aside' && reason === undefined)
    problems.push({ ...about, code: 'needs/no-reason', severity: 'warning' });
  if (isForTraining(need) && owner === undefined) problems.push({ ...about, code: 'needs/no-owner', severity: 'info' });
  const isMeasured = course.needs.solutions.some((one) => one.need === id);
  if (decision === 'other' && !isMeasured) problems.push({ ...about, code: 'needs/no-solution', severity: 'warning' });
  return problems;
}

/** What was decided must show in the objectives, and nothing else. */
function outcomeProblems(need: Need, course: CourseParts): readonly Problem[] {
  if (course.objectives.length === 0) return [];
  const about = { at: need.id, values: { need: need.code, title: need.title } } as const;
  const aimed = aimedIn(course);
  const { competencies, needs } = course.needs;
  if (isForTraining(need)) {
    // A competency that nothing aims at says so itself.
    const own = competencies.filter((one) => need.competencies.includes(one.id));
    const isTold = own.some((one) => isReached(one.id, aimed, competencies) || one.setAside === undefined);
    return isTold ? [] : [{ ...about, code: 'coverage/need-without-objective', severity: 'warning' }];
  }
  const isWanted = (id: string) =>
    needs.some((one) => !isKeptOut(one) && one.competencies.some((other) => other === id));
  const objectives = course.objectives.filter((one) =>
    one.competencies.some((id) => need.competencies.includes(id) && !isWanted(id)),
  );
  if (!isKeptOut(need) || objectives.length === 0) return [];
  const values = { ...about.values, objectives: objectives.map(({ code }) => code).join(', ') };
  return [{ ...about, code: 'needs/trained-all-the-same', severity: 'warning', values }];
}

const solutionProblems = ({ needs }: CourseParts): readonly Problem[] =>
  needs.solutions
    .filter(({ owner, due }) => owner === undefined || due === undefined)
    .map(({ id, code }) => ({
      code: 'needs/solution-unowned',
      at: id,
      severity: 'warning',
      values: { solution: code },
    }));

/** As long as there are no modules, none can answer. */
function findingProblems(course: CourseParts): readonly Problem[] {
  if (course.design.modules.length === 0) return [];
  return findingRows(course)
    .filter(({ isRupture }) => isRupture)
    .map(({ finding: { id, code, title } }) => {
      return { code: 'coverage/finding-without-module', at: id, severity: 'warning', values: { finding: code, title } };
    });
}
