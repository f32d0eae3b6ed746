import type { CourseParts } from '#core/course/links';
import { activitiesOf } from '#core/design/schema';
import { totalsOf } from '#core/design/totals';
import { isDone } from '#core/objectives/levels';
import type { Problem } from '#core/problem';

/** Above this share of learning time, listening and reading leave too little to do. */
const mostAcquisition = 0.6;

/** What Laurillard's learning types say of the balance of a course, and the sequences that give nothing back. */
export function learningProblems(course: CourseParts): readonly Problem[] {
  return [...balance(course), ...withoutFeedback(course), ...unusedPages(course)];
}

function balance({ meta, design, objectives }: CourseParts): readonly Problem[] {
  const { byLearningType } = totalsOf(design);
  const typed = Object.values(byLearningType).reduce((sum, minutes) => sum + minutes, 0);
  if (typed === 0) return [];
  const problems: Problem[] = [];
  const share = (byLearningType['acquisition'] ?? 0) / typed;
  if (share > mostAcquisition) {
    const values = { share: Math.round(share * 100) };
    problems.push({ code: 'design/mostly-acquisition', at: meta.id, severity: 'warning', values });
  }
  const applied = objectives.find(isDone);
  if (applied && !byLearningType['practice']) {
    const values = { objective: applied.code };
    problems.push({ code: 'design/no-practice', at: meta.id, severity: 'warning', values });
  }
  return problems;
}

function withoutFeedback({ design }: CourseParts): readonly Problem[] {
  const sequences = design.modules.flatMap((module) => module.sequences);
  return sequences
    .filter(({ activities }) => activities.some(({ objectives }) => objectives.length > 0))
    .filter(({ activities }) => !activities.some(({ feedback, test }) => feedback || test !== undefined))
    .map(({ id, code }) => ({ code: 'design/no-feedback', at: id, severity: 'warning', values: { sequence: code } }));
}

function unusedPages({ design, lessons }: CourseParts): readonly Problem[] {
  const read = new Set(activitiesOf(design.modules).flatMap(({ pages }) => pages));
  return lessons
    .filter(({ id }) => !read.has(id))
    .map(({ path, title }) => ({ code: 'design/page-unused', at: path, severity: 'info', values: { page: title } }));
}
