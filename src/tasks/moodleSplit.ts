import type { Course } from '#blocks/course';
import { isError, type Problem } from '#core/problem';
import { zip } from '#codecs/zip';
import type { Means } from '#formats/format';
import { requestOf } from '#formats/moodle-backup/request';
import { type Part, writeBackup } from '#formats/moodle-backup/write';
import { sharedPress } from '#formats/run';
import type { Exported } from '#tasks/exportCourse';
import { integrityProblems } from '#tasks/integrity';
import { gathered, partName, partOf, sharesOf, type Weight } from '#tasks/moodleSections';
import { orderOf } from '#tasks/moodleSplitOrder';

/** Beyond this, a file is offered in parts; in bytes. */
export const mostOfPart = 20_000_000;

/** The backup as files that are merged one after the other into one course, a text that says how beside them. */
export interface Split {
  readonly files: readonly Exported[];
  readonly problems: readonly Problem[];
}

/** What each section weighs alone: packed as it would be. */
export async function weighSections(course: Course, means: Means): Promise<readonly Weight[]> {
  const weights: Weight[] = [];
  const shares = sharesOf(course);
  for (const [index, share] of shares.entries()) {
    const { number } = share.section;
    const own = within(means, index / shares.length, 1 / shares.length);
    const { bytes } = await packed(course, partOf(`${number}`, [share]), own);
    if (bytes) weights.push({ number, bytes: bytes.length });
  }
  return weights;
}

/** The same means, their progress a stretch of a longer one. */
export const within = (means: Means, from: number, length: number): Means => ({
  ...means,
  progress: (share) => means.progress(from + share * length),
});

/**
 * The backup in as many files as it takes, none above `most` unless one section alone is. What is cancelled gives no file, and
 * says so: a course is not restored from some of its parts.
 */
export async function splitBackup(course: Course, means: Means, most: number = mostOfPart): Promise<Split> {
  const broken = integrityProblems(course).filter(isError);
  if (broken.length > 0) return { files: [], problems: broken };
  try {
    return await written(course, { ...means, run: means.run ?? {} }, most);
  } catch (error) {
    if (!means.signal.aborted) throw error;
    const values = { format: 'moodle-backup' };
    return { files: [], problems: [{ code: 'export/cancelled', at: 'moodle-backup', severity: 'error', values }] };
  }
}

async function written(course: Course, means: Means, most: number): Promise<Split> {
  const weights = await weighSections(course, within(means, 0, 0.5));
  const shares = new Map(sharesOf(course).map((share) => [share.section.number, share]));
  const groups = gathered(weights, most).map((group) => group.flatMap(({ number }) => shares.get(number) ?? []));
  const made: Packed[] = [];
  for (const [index, group] of groups.entries()) {
    const name = partName(index + 1, groups.length, means.words);
    const own = within(means, 0.5 + index / groups.length / 2, 0.5 / groups.length);
    made.push(await packed(course, partOf(name, group), own));
  }
  const told = made.flatMap(({ problems }) => problems);
  const problems = told.filter((problem, index) => told.findIndex((one) => isSame(one, problem)) === index);
  if (made.length === 0) return { files: [], problems: await reasonForNothing(course, means) };
  const heaviest = Math.max(...made.map(({ unpacked }) => unpacked));
  const ordered = groups.map((own, index) => ({ path: made[index]?.path ?? '', shares: own }));
  const texts = [
    textFile(`${course.name}.moodle-demande.txt`, requestOf(course, megabytesOf(heaviest), means.words)),
    textFile(`${course.name}.moodle-ordre.txt`, orderOf(course, ordered, means.words)),
  ];
  const archives = made.flatMap(({ path, bytes }) => (bytes ? [{ format: 'moodle-backup', path, bytes }] : []));
  return { files: [...archives, ...texts], problems };
}

const reasonForNothing = async (course: Course, means: Means): Promise<readonly Problem[]> =>
  (await packed(course, undefined, means)).problems;

/** As the request says it. */
export const megabytesOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1_000_000));

const textFile = (path: string, text: string): Exported => ({
  format: 'moodle-backup',
  path,
  bytes: new TextEncoder().encode(text),
});

const isSame = (one: Problem, other: Problem): boolean =>
  one.code === other.code && one.at === other.at && JSON.stringify(one.values) === JSON.stringify(other.values);

interface Packed {
  readonly path: string;
  /** None where there was nothing to write. */
  readonly bytes: Uint8Array | undefined;
  /** What the request to the administrator reckons with. */
  readonly unpacked: number;
  readonly problems: readonly Problem[];
}

/** One archive of a backup, or of a part of it. */
export async function packed(course: Course, part: Part | undefined, means: Means): Promise<Packed> {
  const path = `${course.name}${part ? `-${part.name}` : ''}.moodle-backup.mbz`;
  const written = await writeBackup(course, means, part);
  const { problems } = written;
  const inside = [...(written.ok ? written.value : [])].filter(([file]) => file.startsWith(`${path}/`));
  const unpacked = inside.reduce((sum, [, { length }]) => sum + length, 0);
  if (inside.length === 0) return { path, bytes: undefined, unpacked, problems };
  const tree = new Map(inside.map(([file, content]) => [file.slice(path.length + 1), content] as const));
  return { path, bytes: zip(tree, course.meta.modified, undefined, sharedPress(means)), unpacked, problems };
}
