import type { Course } from '#blocks/course';
import { questionsIn, testsIn } from '#blocks/walk';
import type { CourseParts } from '#core/course/links';

/** A course as the rules of the core see it: of its pages, only who they are and what they ask. */
export const outlineOf = ({ lessons, ...course }: Course): CourseParts => ({
  ...course,
  lessons: lessons.map(({ id, path, title, blocks }) => ({
    id,
    path,
    title,
    questions: questionsIn(blocks),
    tests: testsIn(blocks),
  })),
});
