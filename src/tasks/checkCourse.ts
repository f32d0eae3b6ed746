import type { Course } from '#blocks/course';
import { audienceProblems } from '#core/audience/checks';
import type { CourseParts, Kind } from '#core/course/links';
import { learningProblems } from '#core/design/learning';
import { timetableProblems } from '#core/design/timetable';
import type { FileTree } from '#core/fileTree';
import { framingProblems } from '#core/framing/checks';
import { needProblems } from '#core/needs/checks';
import { alignmentProblems } from '#core/objectives/alignment';
import { coverageProblems } from '#core/objectives/coverage';
import { wordingProblems } from '#core/objectives/lint';
import type { Objective } from '#core/objectives/schema';
import { formProblems } from '#core/forms/checks';
import { isError, type Problem } from '#core/problem';
import { testProblems } from '#core/test/checks';
import { integrityProblems } from '#tasks/integrity';
import { readCourse } from '#tasks/openCourse';
import { outlineOf } from '#tasks/outline';
import { teamFileProblems } from '#tasks/teamFileProblems';

export interface Checked {
  /** There unless its form is broken. */
  readonly course?: Course;
  readonly problems: readonly Problem[];
}

/** Everything that is wrong with a course, or could be better: its form, its links and media, and whether the thread holds from need to question. */
export function checkCourse(name: string, tree: FileTree): Checked {
  const { course, unread, problems } = readCourse(name, tree);
  if (!course) return { problems };
  const found = [...integrityProblems(course), ...coherenceProblems(outlineOf(course))];
  const team = teamFileProblems(tree);
  return { course, problems: [...problems, ...team, ...found.filter((problem) => !isEcho(problem, unread))] };
}

/** What could not be read is not missing: its own problem is told already. */
function isEcho({ code, values }: Problem, unread: readonly Kind[]): boolean {
  if (unread.length === 0) return false;
  if (code === 'link/broken') return unread.some((kind) => kind === values?.['aKind']);
  return echoes.includes(code) || (unread.includes('question') && code === 'coverage/objective-without-question');
}

const echoes = ['media/unused', 'coverage/question-unused', 'coverage/objective-by-grid'];

/** What stands above an objective may open a list of which it is one. */
const leadOf = ({ parent }: Objective, { objectives }: CourseParts): string | undefined =>
  objectives.find(({ id }) => id === parent)?.text;

/** Whether the stages agree with one another; a remark that the designer accepted, with a reason, stays quiet. */
export function coherenceProblems(course: CourseParts): readonly Problem[] {
  const isFrench = /^fr\b/.test(course.meta.lang);
  const accepted = new Set(
    course.objectives.flatMap(({ id, accepted = [] }) => accepted.map(({ code }) => `${id} ${code}`)),
  );
  const problems = [
    ...(isFrench ? course.objectives.flatMap((one) => wordingProblems(one, leadOf(one, course))) : []),
    ...framingProblems(course.framing),
    ...audienceProblems(course),
    ...needProblems(course),
    ...coverageProblems(course),
    ...alignmentProblems(course),
    ...learningProblems(course),
    ...timetableProblems(course.design),
    ...testProblems(course),
    ...formProblems(course),
  ];
  return problems.filter((problem) => isError(problem) || !accepted.has(`${problem.at} ${problem.code}`));
}
