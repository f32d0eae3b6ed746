/**
 * A module or a test as one file, for a USB key or a message.
 *
 * Norm: HTML Living Standard; RFC 2397 (data: URLs); Content Security Policy Level 3, for the meta element.
 * In:   a course.
 * Out:  `<course>-<module or test>.html-single.html`: every page as a section, its media inside in base64.
 * Problems: warnings: `package/quiz-left-out`, `package/nothing-to-write`, `html-single/heavy` – a message would refuse it.
 * Deviation: a picture shown twice is inside twice. The page finds out by itself whether its reader's device keeps answers; where it does not, it says
 *   « Répondez en une seule fois » before the first question.
 */
import type { Course } from '#blocks/course';
import { type Problem, settle } from '#core/problem';
import { filledBytes, heldAddress } from '#formats/draft';
import type { Format } from '#formats/format';
import { documentOf } from '#formats/package/document';
import { mediaOf } from '#formats/package/media';
import { nothingToWrite } from '#formats/package/packages';
import { quizzesLeftOut, type Unit, unitsOf } from '#formats/unit';

export const htmlSingle: Format<Course> = {
  id: 'html-single',
  async write(course, means) {
    const units = unitsOf(course);
    const problems: Problem[] = [...quizzesLeftOut(course)];
    const tree = new Map<string, Uint8Array>();
    for (const [index, unit] of units.entries()) {
      means.signal.throwIfAborted();
      const shown = mediaOf(unit, course, means);
      const page = filledBytes(documentOf(unit, course, means, { tracker: 'none' }), (path) =>
        shown.has(path) ? heldAddress(path, course) : path,
      );
      tree.set(`${course.name}-${unit.name}.html-single.html`, page);
      if (page.length > heaviest) problems.push(heavy(unit, page.length));
      await means.progress((index + 1) / units.length);
    }
    return settle(tree, [...problems, ...(units.length === 0 ? [nothingToWrite(course)] : [])]);
  },
};

/** What most mail servers let through. */
const heaviest = 10_000_000;

const heavy = ({ id, title }: Unit, length: number): Problem => ({
  code: 'html-single/heavy',
  at: id,
  severity: 'warning',
  values: { module: title, megabytes: Math.round(length / 1e6), most: heaviest / 1e6 },
});
