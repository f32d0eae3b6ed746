import type { Course } from '#blocks/course';
import type { Id } from '#core/id';
import type { Competency } from '#core/needs/schema';
import type { Question } from '#core/question/index';
import { typeOf } from '#core/question/index';

/** The questions under one competency; the last group may have none. */
export interface Group {
  readonly competency: Competency | undefined;
  readonly questions: readonly Question[];
}

/**
 * What belongs in a question bank, grouped by the first competency of each question's objective, in the order of the needs;
 * within a group, in the order of `bank.json`.
 */
export function groupsOf(course: Course, questions: readonly Question[]): readonly Group[] {
  const known = course.needs.competencies;
  const first = new Map(course.objectives.map(({ id, competencies }) => [id, competencies[0]]));
  const competencyOf = ({ objective }: Question) => {
    const id = objective && first.get(objective);
    return known.some((competency) => competency.id === id) ? id : undefined;
  };
  return [...known, undefined]
    .map((competency) => ({
      competency,
      questions: questions.filter((question) => competencyOf(question) === competency?.id),
    }))
    .filter((group) => group.questions.length > 0);
}

/** Splits the bank: what tests can ask, and what only forms ask (no key, in a form, in no test), which goes into a Feedback activity. */
export function bankOf(course: Course): { questions: readonly Question[]; formItems: readonly Question[] } {
  const inForms = new Set<Id<'q'>>(
    course.forms.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'question' ? [item.question] : []))),
  );
  const inTests = new Set<Id<'q'>>(course.tests.flatMap(({ questions }) => questions));
  const onlyAsked = (question: Question) =>
    inForms.has(question.id) && !inTests.has(question.id) && !typeOf(question).keyed(question);
  return {
    questions: course.questions.filter((question) => !onlyAsked(question)),
    formItems: course.questions.filter(onlyAsked),
  };
}
