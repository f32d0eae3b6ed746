import type { Course } from '#blocks/course';
import type { Lesson } from '#blocks/lesson';
import { readLesson } from '#blocks/lessonFile';
import { type CourseParts, duplicateProblems, type Kind } from '#core/course/links';
import { publicFiles } from '#core/course/places';
import { type FileTree, textOf } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';
import { settle } from '#core/problem';
import { composeTest } from '#core/test/compose';
import { readMedia } from '#tasks/mediaFiles';
import { outlineOf } from '#tasks/outline';
import { encodingProblems, readStructure } from '#tasks/readStructure';

/**
 * A course from the files of its folder: the public places only, `prive/` and `data/` are never looked at.
 * Every problem of form at once: JSON, schema, pages, media, ids that two things bear.
 */
export function openCourse(name: string, tree: FileTree): Result<Course> {
  const { course, problems } = readCourse(name, tree);
  return course ? settle(course, problems) : { ok: false, problems };
}

export interface ReadCourse {
  /** What could be read, errors or not; `undefined` when `course.json` could not. */
  readonly course?: Course;
  /** Kinds of which some could not be read: a link to one may only look broken. */
  readonly unread: readonly Kind[];
  readonly problems: readonly Problem[];
}

/** As `openCourse`, but keeps what could be read, so that one broken page does not hide what else there is to mend. */
export function readCourse(name: string, tree: FileTree): ReadCourse {
  const { file, questions, problems } = readStructure(tree);
  const pages = readLessons(tree);
  const { media, problems: mediaProblems } = readMedia(tree);
  const form = [...problems, ...pages.problems, ...mediaProblems];
  const unread: Kind[] = [...(questions ? [] : (['question'] as const)), ...(pages.whole ? [] : (['lesson'] as const))];
  if (!file) return { unread, problems: form };
  const bank = questions ?? [];
  const course: Course = {
    ...file,
    tests: file.tests.map((test) => ({ ...test, questions: [...composeTest(test, bank)] })),
    name,
    questions: bank,
    lessons: pages.lessons,
    media,
    source: publicFiles(tree),
  };
  const parts = outlineOf(course);
  const empty = questions?.length === 0 ? [emptyBank(parts)] : [];
  return { course, unread, problems: [...form, ...empty, ...duplicateProblems(parts)] };
}

function readLessons(tree: FileTree) {
  const paths = [...tree.keys()].filter((path) => /^lessons\/[^/]+\.mdx$/.test(path)).sort();
  const read = paths.map((path): Result<Lesson> => {
    const text = textOf(tree, path) ?? '';
    const lesson = readLesson(path, text);
    return { ...lesson, problems: [...lesson.problems, ...encodingProblems(path, text)] };
  });
  return {
    whole: read.every(({ ok }) => ok),
    lessons: read.flatMap((lesson) => (lesson.ok ? [lesson.value] : [])),
    problems: read.flatMap((lesson) => lesson.problems),
  };
}

/** Nothing can be asked without questions: a warning where a test, a form or a page wants some. */
function emptyBank({ meta, tests, lessons, forms }: CourseParts): Problem {
  const wanted = tests.length > 0 || forms.length > 0 || lessons.some(({ questions }) => questions.length > 0);
  const severity = wanted ? 'warning' : 'info';
  return { code: 'course/empty-bank', at: 'bank.json', severity, values: { course: meta.title } };
}
