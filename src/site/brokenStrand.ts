import { activitiesOf } from '#core/design/schema';
import type { ThreadView } from '../islands/thread/view.ts';
import type { SiteCourse } from '#site/courses';
import { threadView } from '#site/threadView';

/** One strand of a course from which something was taken away: the rupture is computed, not drawn. */
export function brokenStrand(
  courses: readonly SiteCourse[],
  objective: string,
  without: 'questions' | 'activities',
): ThreadView {
  const course = courses.find(({ objectives }) => objectives.some(({ id }) => id === objective));
  if (!course) throw new Error(`the guide breaks the thread of ${objective}, and no course has it`);
  const view = threadView(without === 'questions' ? unasked(course, objective) : untaught(course, objective));
  return { ...view, strands: view.strands.filter((strand) => strand.objective === objective), ends: [], strays: [] };
}

const unasked = (course: SiteCourse, objective: string): SiteCourse => ({
  ...course,
  objectives: course.objectives.map(({ grid, ...one }) =>
    one.id === objective || grid === undefined ? one : { ...one, grid },
  ),
  questions: course.questions.filter((question) => question.objective !== objective),
});

function untaught(course: SiteCourse, objective: string): SiteCourse {
  const trained = new Set(
    activitiesOf(course.design.modules).filter(({ objectives }) => objectives.some((id) => id === objective)),
  );
  const modules = course.design.modules.map((module) => ({
    ...module,
    sequences: module.sequences.map((sequence) => ({
      ...sequence,
      activities: sequence.activities.filter((activity) => !trained.has(activity)),
    })),
  }));
  return { ...course, design: { ...course.design, modules } };
}
