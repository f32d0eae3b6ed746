import { getCollection } from 'astro:content';
import type { Course } from '#blocks/course';
import type { Lesson } from '#blocks/lesson';
import { type RenderContext, shownTest } from '#blocks/render';
import { activitiesOf, type Module } from '#core/design/schema';
import { compareFrench } from '#core/french';
import { frenchWords } from '#i18n/words.ts';

/** A course as the site keeps it: the media by their paths only. */
export interface SiteCourse extends Omit<Course, 'media' | 'source'> {
  readonly mediaPaths: readonly string[];
}

/** A course page with its address and its place in the order of teaching. */
export interface CoursePage {
  readonly slug: string;
  readonly href: string;
  readonly lesson: Lesson;
  /** The module that reads it; none for a page that no activity names. */
  readonly module?: Module;
}

export async function allCourses(): Promise<readonly SiteCourse[]> {
  const entries = await getCollection('courses');
  return entries.map(({ data }) => data).sort((one, other) => compareFrench(one.meta.title, other.meta.title));
}

export const courseHref = ({ name }: { readonly name: string }): string => `/formations/${name}/`;

/** Names that the addresses of a course keep for themselves. */
const reserved = new Set(['imprimer', 'media']);

/** The pages of a course in the order of teaching; those that no activity reads come last. */
export function pagesOf(course: SiteCourse): readonly CoursePage[] {
  const { lessons, design } = course;
  const taught = design.modules.flatMap((module) =>
    activitiesOf([module]).flatMap(({ pages }) => pages.map((id) => ({ id, module }))),
  );
  const placed = taught.flatMap(({ id, module }, index) => {
    const lesson = lessons.find((one) => one.id === id);
    const isFirst = taught.findIndex((other) => other.id === id) === index;
    return lesson && isFirst ? [{ ...pageOf(course, lesson), module }] : [];
  });
  const rest = lessons.filter(({ id }) => !taught.some((one) => one.id === id));
  return [...placed, ...rest.map((lesson) => pageOf(course, lesson))];
}

function pageOf(course: SiteCourse, lesson: Lesson): CoursePage {
  const name = lesson.path.replace(/^lessons\//, '').replace(/\.mdx$/, '');
  const slug = reserved.has(name) ? `page-${name}` : name;
  return { slug, href: `${courseHref(course)}${slug}/`, lesson };
}

/** How the texts of a course are drawn on the site. */
export const contextOf = (course: SiteCourse): RenderContext => ({
  words: frenchWords,
  lang: course.meta.lang,
  media: (path) => `${courseHref(course)}${path}`,
  question: (id) => course.questions.find((question) => question.id === id),
  test: (id) => shownTest(id, course),
  corrected: true,
});
