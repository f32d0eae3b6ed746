import type { Course } from '#blocks/course';
import { accessCards } from '#formats/access-cards/write';
import { courseZip } from '#formats/course-zip/write';
import { csv } from '#formats/csv/write';
import { formHtml } from '#formats/form-html/write';
import type { Format } from '#formats/format';
import { html } from '#formats/html/write';
import { htmlSingle } from '#formats/html-single/write';
import { htmlTest } from '#formats/html-test/write';
import { gift } from '#formats/gift/write';
import { ics } from '#formats/ics/write';
import { moodleBackup } from '#formats/moodle-backup/write';
import { moodleCompetencies } from '#formats/moodle-competencies/write';
import { moodleFeedback } from '#formats/moodle-feedback/write';
import { type Attended, moodleUsers } from '#formats/moodle-users/write';
import { moodleXml } from '#formats/moodle-xml/write';
import { scorm12 } from '#formats/scorm12/write';
import { xlsx } from '#formats/xlsx/write';

/** Every way out of Navette: one folder each, one line here. */
export const formats: readonly Format<Course>[] = [
  courseZip,
  moodleXml,
  moodleFeedback,
  moodleBackup,
  moodleCompetencies,
  formHtml,
  gift,
  html,
  htmlSingle,
  htmlTest,
  scorm12,
  csv,
  xlsx,
  ics,
];

/** What is about people, and so is made only when it is named: never among « all ». */
export const peopleFormats: readonly Format<Attended>[] = [moodleUsers, accessCards];
