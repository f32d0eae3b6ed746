import { renderRich } from '#blocks/render';
import { contextOf, type SiteCourse } from '#site/courses';
import { plainOf, threadInWords } from '../islands/thread/inWords.ts';
import type { ThreadView } from '../islands/thread/view.ts';

export { glimpse, plainOf, rupturesOf, threadWords } from '../islands/thread/inWords.ts';

/** The thread of a course of the site, in words. */
export const threadView = (course: SiteCourse): ThreadView =>
  threadInWords(course, (stem) => plainOf(renderRich(stem, contextOf(course))));
