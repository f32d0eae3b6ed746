import type { Course } from '#blocks/course';
import { writeJson } from '#codecs/json';
import type { Version } from '#core/course/versionFile';
import type { FileTree } from '#core/fileTree';
import type { Result } from '#core/problem';
import { mediaHashes } from '#formats/mediaHashes';
import { openCourse } from '#tasks/openCourse';
import { listVersions } from '#tasks/versions';

/** A state of the course that Moodle may hold. */
export interface MoodleState {
  readonly version: Version;
  /** The last time that a backup for Moodle was made of it. */
  readonly sentAt?: string;
}

/** All states that a folder keeps, those that went to Moodle first, the newest of them at the top. */
export function statesForMoodle(tree: FileTree): readonly MoodleState[] {
  const states = listVersions(tree).versions.map((version): MoodleState => {
    const sent = version.exports.filter(({ formats }) => formats.includes('moodle-backup')).map(({ at }) => at);
    const sentAt = sent.sort().at(-1);
    return { version, ...(sentAt === undefined ? {} : { sentAt }) };
  });
  const sent = states.filter(({ sentAt }) => sentAt !== undefined);
  const latest = sent.sort((one, other) => ((one.sentAt ?? '') < (other.sentAt ?? '') ? 1 : -1));
  return [...latest, ...states.filter(({ sentAt }) => sentAt === undefined)];
}

/** The course as it stood in a version; its media are stood in for by their check sums. */
export function courseOfState({ content, media }: Version, name: string): Result<Course> {
  const files: [string, string][] = [
    ['course.json', writeJson(content.course)],
    ['bank.json', writeJson(content.bank)],
    ...Object.entries(content.lessons),
  ];
  const opened = openCourse(name, new Map(files));
  return opened.ok ? { ...opened, value: standingIn(opened.value, media) } : opened;
}

/** A course whose media are stood in for by their check sums, to be compared with a state of the past. */
export const withoutMedia = (course: Course): Course => standingIn(course, mediaHashes(course.media));

const standingIn = (course: Course, media: Readonly<Record<string, string>>): Course => ({
  ...course,
  media: new Map(Object.entries(media)),
});
