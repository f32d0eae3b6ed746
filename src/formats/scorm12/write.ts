/**
 * A module or a test as a SCORM 1.2 package: one SCO that an LMS opens, resumes and grades.
 *
 * Norm: SCORM 1.2 content aggregation model, 2.3 (manifest) and 2.2 (metadata: IMS 1.2.1); run-time in `core/tracking/cmi12.ts`.
 * In:   a course; the pass mark of the quiz in percent.
 * Out:  `<course>-<module or test>.scorm12.zip/`: `imsmanifest.xml`, `index.html`, `media/`; UTF-8, `\n` line ends, ASCII names.
 * Problems: warnings: `package/quiz-left-out`, `package/nothing-to-write`.
 * Deviation: no schema is copied in nor pointed to: every LMS has its own.
 *   A fractional minute of reading time is rounded up, for a LOM duration has whole minutes.
 */
import type { Course } from '#blocks/course';
import { cmi12Of } from '#core/tracking/cmi12Question';
import type { Format } from '#formats/format';
import type { PackageKind } from '#formats/package/kind';
import { packagesOf } from '#formats/package/packages';
import { manifestOf } from '#formats/scorm12/manifest';

export const scormKind: PackageKind = {
  id: 'scorm12',
  tracker: 'scorm12',
  describe: (question) => ({ cmi: cmi12Of(question) }),
  extra: (unit, course, files) => new Map([['imsmanifest.xml', manifestOf(unit, course, files)]]),
};

export const scorm12: Format<Course> = {
  id: 'scorm12',
  write: (course, means) => packagesOf(course, means, scormKind),
};
