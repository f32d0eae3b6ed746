import type { Course } from '#blocks/course';
import type { Lesson } from '#blocks/lesson';
import { questionsIn, testsIn } from '#blocks/walk';
import { activitiesOf, type Module } from '#core/design/schema';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';
import type { Test } from '#core/test/schema';

/** What is packaged alone: a module with its pages and its quiz, or a test that stands by itself. */
export interface Unit {
  readonly id: Id<'m'> | Id<'e'>;
  /** Its code in kebab case, unique in the course: `m5`. */
  readonly name: string;
  readonly title: string;
  /** The pages of its activities, in order, each once. */
  readonly pages: readonly Lesson[];
  /** The graded quiz, after the pages. */
  readonly test?: Test;
  /** The questions of pages, of the tests practised in them, and of the test, each once. */
  readonly questions: readonly Question[];
}

/** The modules that have a page or a quiz, then the pre-, post- and follow-up tests. */
export function unitsOf(course: Course): readonly Unit[] {
  const modules = course.design.modules.map((module) =>
    unitOf(course, module, pagesOf(course, module), quizzesOf(course, module)[0]),
  );
  const tests = course.tests.filter(({ phase }) => phase !== 'during').map((test) => unitOf(course, test, [], test));
  const names = new Set<string>();
  return [...modules, ...tests]
    .filter(({ pages, test }) => pages.length > 0 || test !== undefined)
    .map((unit) => {
      const name = names.has(unit.name) ? `${unit.name}-${unit.id.slice(2)}` : unit.name;
      names.add(name);
      return { ...unit, name };
    });
}

/** A module has one graded quiz; the other formative tests of its activities stay out of its package. */
export const quizzesLeftOut = (course: Course): readonly Problem[] =>
  course.design.modules.flatMap((module) =>
    quizzesOf(course, module)
      .slice(1)
      .map(({ id, title }): Problem => {
        const values = { test: title, module: module.title };
        return { code: 'package/quiz-left-out', at: id, severity: 'warning', values };
      }),
  );

function unitOf(
  course: Course,
  { id, code, title }: Pick<Module, 'code' | 'title'> & { readonly id: Unit['id'] },
  pages: readonly Lesson[],
  test: Test | undefined,
): Unit {
  const practised = course.tests.filter((one) => pages.some(({ blocks }) => testsIn(blocks).includes(one.id)));
  const asked = new Set([
    ...pages.flatMap(({ blocks }) => questionsIn(blocks)),
    ...[...practised, ...(test ? [test] : [])].flatMap((one) => one.questions),
  ]);
  const questions = course.questions.filter((question) => asked.has(question.id));
  return { id, name: kebab(code) || id, title, pages, questions, ...(test && { test }) };
}

function pagesOf({ lessons }: Course, module: Module): readonly Lesson[] {
  const ids = new Set(activitiesOf([module]).flatMap(({ pages }) => pages));
  return [...ids].flatMap((id) => lessons.find((lesson) => lesson.id === id) ?? []);
}

function quizzesOf({ tests }: Course, module: Module): readonly Test[] {
  const ids = new Set(activitiesOf([module]).map(({ test }) => test));
  const quizzes = [...ids].flatMap(
    (id) => tests.find((test) => test.id === id && test.phase === 'during' && test.questions.length > 0) ?? [],
  );
  // The one that counts first: the module is judged by it.
  return quizzes.toSorted((one, other) => Number(one.kind === 'practice') - Number(other.kind === 'practice'));
}

/** A code as part of a file name; empty when it has neither letter nor digit. */
export const kebab = (code: string): string =>
  code
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
