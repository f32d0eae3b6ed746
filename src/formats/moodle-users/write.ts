/**
 * The accounts of a group, to be made in Moodle in one go.
 *
 * Norm: https://docs.moodle.org/en/Upload_users, and Moodle's own `clean_param` for user names; RFC 2606 for `.invalid`.
 * In:   a course, and its people: the one format that reads `data/`, and only when it is named.
 * Out:  `<course>.moodle-users.csv`: UTF-8, commas, CRLF; one row for each person. No password: Moodle makes one.
 *       `username` is `first.last` in small letters, numbered for homonyms; the code where a name has no Latin letter.
 * Problems: warnings: `moodle-users/nobody` – no file; `moodle-users/email-unusable`, `moodle-users/same-email` – the account gets a
 *   technical address; for information: `moodle-users/technical-email` – how many have none, `moodle-users/course-name`.
 * Deviation: a person without e-mail gets an address that no mail is ever sent to: Moodle knows `.invalid`. `course1` is the name
 *   of the course's folder, to be replaced where its short name in Moodle is another. `cohort1` is the same name: all who take the
 *   course, a cohort that Moodle makes where there is none.
 */
import type { Course } from '#blocks/course';
import { writeBareCsv } from '#codecs/csv';
import { type Problem, settle } from '#core/problem';
import type { Person } from '#core/records/people';
import type { Format } from '#formats/format';
import { emailsOf } from '#formats/moodle-users/emails';
import { usernamesOf } from '#formats/moodle-users/usernames';

/** A course with the people who take it. */
export interface Attended {
  readonly course: Pick<Course, 'name' | 'meta'>;
  readonly people: readonly Person[];
}

const columns = [
  'username',
  'firstname',
  'lastname',
  'email',
  'cohort1',
  'course1',
  'group1',
  'lang',
  'institution',
  'idnumber',
];

export const moodleUsers: Format<Attended> = {
  id: 'moodle-users',
  async write({ course, people }, { progress, signal }) {
    signal.throwIfAborted();
    if (people.length === 0) return settle(new Map<string, string>(), [nobody(course)]);
    const usernames = usernamesOf(people);
    const { emails, problems } = emailsOf(people, usernames);
    const rows = people.map((person, at) => [
      usernames[at] ?? '',
      cell(person.firstName),
      cell(person.lastName),
      emails[at] ?? '',
      course.name,
      course.name,
      cell(person.group),
      (person.lang ?? course.meta.lang).replace('-', '_').toLowerCase(),
      cell(person.institution),
      cell(person.code),
    ]);
    await progress(1);
    const told: Problem[] = [...problems, courseName(course)];
    return settle(new Map([[`${course.name}.moodle-users.csv`, writeBareCsv([columns, ...rows])]]), told);
  },
};

/** In one line, and never what a spreadsheet would take for a formula: no name begins so. */
const cell = (text = ''): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[=+\-@\s]+/, '');

const courseName = ({ meta, name }: Attended['course']): Problem => ({
  code: 'moodle-users/course-name',
  at: meta.id,
  severity: 'info',
  values: { name },
});

const nobody = ({ meta }: Attended['course']): Problem => ({
  code: 'moodle-users/nobody',
  at: meta.id,
  severity: 'warning',
  values: { course: meta.title },
});
