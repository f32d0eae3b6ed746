import type { Nodes } from 'hast';
import { headingsIn, questionsIn, renderBlocks, testsIn, toHtml } from '#blocks/render';
import { playerData } from '#blocks/playerData';
import { activitiesOf } from '#core/design/schema';
import type { Objective } from '#core/objectives/schema';
import { frenchWords } from '#i18n/words.ts';
import { contextOf, type CoursePage, pagesOf, type SiteCourse } from '#site/courses';

/** What a course page shows, computed once per route. */
export function lessonView(course: SiteCourse, page: CoursePage) {
  const pages = pagesOf(course);
  const index = pages.findIndex(({ slug }) => slug === page.slug);
  const root = renderBlocks(page.lesson.blocks, contextOf(course));
  const html = toHtml(root);
  const practised = course.tests.filter(({ id }) => testsIn(page.lesson.blocks).includes(id));
  const asked = [...questionsIn(page.lesson.blocks), ...practised.flatMap((test) => test.questions)];
  const questions = course.questions.filter(({ id }) => asked.includes(id));
  return {
    pages,
    index,
    previous: pages[index - 1],
    next: pages[index + 1],
    html,
    /** Something in it has to come to life. */
    isAlive: questions.length > 0 || livesIn(html),
    headings: headingsIn(root).filter(({ depth }) => depth === 2),
    questions,
    data: playerData(questions, frenchWords),
    serves: objectivesOf(course, page, new Set(questions.map(({ objective }) => objective))),
  };
}

/** Blocks that `#player/practice` brings to life. */
const livesIn = (html: string): boolean => /class="nv-(?:tabs|cards|checklist|reflection|case)\b/.test(html);

/** The operational objectives that a page serves: those of the activities that read it, and of the questions that it asks. */
function objectivesOf(
  course: SiteCourse,
  page: CoursePage,
  asked: ReadonlySet<string | undefined>,
): readonly Objective[] {
  const read = activitiesOf(course.design.modules)
    .filter(({ pages }) => pages.includes(page.lesson.id))
    .flatMap(({ objectives }) => objectives as readonly string[]);
  return course.objectives.filter(({ id, tier }) => tier === 'operational' && (read.includes(id) || asked.has(id)));
}

/** A course page as a part of a larger one: its ids are its own, its headings stand one level lower, no answer is given. */
export function lessonPart(course: SiteCourse, { slug, lesson }: CoursePage): string {
  const root = renderBlocks(lesson.blocks, { ...contextOf(course), corrected: false });
  return toHtml({ ...root, children: root.children.map((node) => lower(node, slug)) });
}

function lower<Node extends Nodes>(node: Node, slug: string): Node {
  if (node.type !== 'element') return node;
  const { tagName, properties, children } = node;
  const depth = /^h([2-5])$/.exec(tagName)?.[1];
  const own = (name: 'id' | 'ariaLabelledBy' | 'ariaDescribedBy') => {
    const value = properties[name];
    return value === undefined ? {} : { [name]: [value].flat().map((one) => `${slug}-${String(one)}`) };
  };
  const { href } = properties;
  const inside = typeof href === 'string' && href.startsWith('#') ? { href: `#${slug}-${href.slice(1)}` } : {};
  const ids = { ...own('id'), ...own('ariaLabelledBy'), ...own('ariaDescribedBy'), ...inside };
  return {
    ...node,
    tagName: depth === undefined ? tagName : `h${Number(depth) + 1}`,
    properties: { ...properties, ...ids, ...('id' in ids ? { id: String(ids.id) } : {}) },
    children: children.map((child) => lower(child, slug)),
  };
}
