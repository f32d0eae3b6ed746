/**
 * A module or a test as a page to open by double click, without a platform.
 *
 * Norm: HTML Living Standard; Content Security Policy Level 3, for the meta element.
 * In:   a course.
 * Out:  `<course>-<module or test>.html.zip/`: `index.html` with every page as a section, and `media/`.
 * Problems: warnings: `package/quiz-left-out`, `package/nothing-to-write`.
 * Deviation: progress stays in the learner's browser, where that allows it.
 */
import type { Course } from '#blocks/course';
import type { Format } from '#formats/format';
import { packagesOf } from '#formats/package/packages';

export const html: Format<Course> = {
  id: 'html',
  write: (course, means) => packagesOf(course, means, { id: 'html', tracker: 'none', extra: () => new Map() }),
};
