import type { Course } from '#blocks/course';
import type { Lesson } from '#blocks/lesson';
import { writeLesson } from '#blocks/lessonFile';
import type { Change } from '#core/change/change';
import type { Placed } from '#core/change/courseFiles';
import type { Form } from '#core/forms/schema';
import { type Chance, type Id, newId } from '#core/id';
import type { Problem } from '#core/problem';
import type { ReadParts } from '#formats/reading/reading';

/** Who adds, when, and where ids come from. */
interface By {
  readonly at: string;
  readonly by: string;
  readonly chance: Chance;
}

/** The questions that a form asks. */
export const askedIn = ({ items }: Form): readonly Id<'q'>[] =>
  items.flatMap((item) => (item.kind === 'question' ? [item.question] : []));

/** Parts whose tests point to the questions that the course has already, where those of the file were the same. */
export const pointed = (parts: ReadParts, there: ReadonlyMap<Id<'q'>, Id<'q'>>): ReadParts => ({
  ...parts,
  tests: parts.tests.map((test) => ({ ...test, questions: test.questions.map((id) => there.get(id) ?? id) })),
});

/** Of several files, what the course has not; what it has is named and stays as it is. */
export function newParts(all: readonly ReadParts[], course: Course, problems: Problem[]): ReadParts {
  const isNew = <Part extends { readonly id: string; readonly title: string }>(part: Part, own: readonly Part[]) => {
    const isThere = own.some(({ id }) => id === part.id);
    if (isThere)
      problems.push({ code: 'import/part-there', at: part.id, severity: 'warning', values: { part: part.title } });
    return !isThere;
  };
  return {
    lessons: withFreePaths(
      all.flatMap(({ lessons }) => lessons).filter((lesson) => isNew(lesson, course.lessons)),
      course,
    ),
    tests: all.flatMap(({ tests }) => tests).filter((test) => isNew(test, course.tests)),
    forms: all.flatMap(({ forms }) => forms).filter((form) => isNew(form, course.forms)),
  };
}

function withFreePaths(lessons: readonly Lesson[], course: Course): readonly Lesson[] {
  const taken = new Set(course.lessons.map(({ path }) => path));
  return lessons.map((lesson) => {
    let { path } = lesson;
    for (let next = 2; taken.has(path); next += 1) path = lesson.path.replace(/\.mdx$/, `-${next}.mdx`);
    taken.add(path);
    return { ...lesson, path };
  });
}

/** The changes that add pages, tests and forms at the end of those of the course. */
export const partChanges = ({ lessons, tests, forms }: ReadParts, course: Course, by: By): readonly Change[] => [
  ...lessons.map((lesson): Change => ({
    ...signed(by),
    entity: lesson.id,
    path: '',
    before: undefined,
    after: { file: lesson.path, text: writeLesson(lesson) },
  })),
  ...tests.map((test, at) => addition(test, course.meta.id, '/tests', course.tests.length + at, by)),
  ...forms.map((form, at) => addition(form, course.meta.id, '/forms', course.forms.length + at, by)),
];

/** The change that adds an entity to a collection of the course. */
export function addition(value: { readonly id: Id }, into: Id, under: string, index: number, by: By): Change {
  const after: Placed = { in: into, under, index, value };
  return { ...signed(by), entity: value.id, path: '', before: undefined, after };
}

const signed = ({ at, by, chance }: By) => ({ id: newId('h', chance), at, by });
