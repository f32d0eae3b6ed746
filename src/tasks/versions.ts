import * as v from 'valibot';
import { readJson, writeJson } from '#codecs/json';
import type { Edit } from '#core/change/change';
import type { CourseFiles } from '#core/change/courseFiles';
import { diff } from '#core/change/diff';
import { migrate } from '#core/course/migrations';
import {
  exportFolder,
  type ExportNote,
  isVersionPath,
  type Version,
  versionPath,
  versionSchema,
} from '#core/course/versionFile';
import { type FileTree, textOf } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';

/** What the one who keeps a version says of it; without a name it is the state of an export. */
export interface VersionWish {
  readonly id: Version['id'];
  readonly name?: string;
  readonly note?: string;
  readonly at: string;
  readonly by?: string;
}

/** A state of a course as it is kept: its sources without people and fees, and which media it showed. */
export function makeVersion(
  { id, name, note, at, by }: VersionWish,
  { course, bank, lessons }: CourseFiles,
  media: Readonly<Record<string, string>>,
  known: readonly Version[],
): Version {
  const { revision } = (course as { meta: { revision: number } }).meta;
  return {
    schema: 1,
    id,
    ...(name === undefined ? {} : { name }),
    ...(note === undefined ? {} : { note }),
    at,
    ...(by === undefined ? {} : { by }),
    revision,
    parents: known.slice(0, 1).map((one) => one.id),
    exports: [],
    media,
    content: { course, bank, lessons: Object.fromEntries(lessons) },
  };
}

export const versionText = (version: Version): string => writeJson(version);

/** All versions in a course folder, the newest first; those that cannot be read are named. */
export function listVersions(tree: FileTree): {
  readonly versions: readonly Version[];
  readonly problems: readonly Problem[];
} {
  const read = [...tree.keys()].filter(isVersionPath).map((path) => readVersion(path, textOf(tree, path) ?? ''));
  const versions = read.flatMap((one) => (one.ok ? [one.value] : []));
  return {
    versions: versions.sort(
      (one, other) => order(other.at, one.at) || other.revision - one.revision || order(one.id, other.id),
    ),
    problems: read.flatMap(({ problems }) => problems),
  };
}

const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function readVersion(path: string, text: string): Result<Version> {
  const read = readJson(text, path);
  if (!read.ok) return read;
  const parsed = v.safeParse(versionSchema, read.value);
  if (parsed.success) return { ok: true, value: parsed.output, problems: [] };
  return { ok: false, problems: [{ code: 'version/unreadable', at: path, severity: 'error', values: { file: path } }] };
}

/** A course as it was then; what a version does not keep, people and fees, stays as it is now. */
export function filesOf({ content }: Version, now: CourseFiles): Result<CourseFiles> {
  const migrated = migrate(content);
  if (!migrated.ok) return migrated;
  const { course, bank } = migrated.value;
  return { ok: true, value: { ...now, course, bank, lessons: new Map(Object.entries(content.lessons)) }, problems: [] };
}

/** What brings a version back: one batch, which one step takes back. */
export function restoreEdits(version: Version, now: CourseFiles): Result<readonly Edit[]> {
  const then = filesOf(version, now);
  return then.ok ? { ...then, value: diff(now, then.value) } : then;
}

/** The media of a version that are gone since, or others by now. */
export const missingMedia = ({ media }: Version, now: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(media)
    .filter((path) => media[path] !== now[path])
    .sort();

/** States of exports that a folder keeps; older ones make room. */
const mostExports = 12;

/**
 * The files to write so that an export leaves a trace: a state of its own, or one more line in the state of an earlier
 * export of the same revision. `undefined`: take it away.
 */
export function exportTrace(
  note: ExportNote,
  fresh: Version,
  known: readonly Version[],
): ReadonlyMap<string, string | undefined> {
  const states = known.filter(({ name }) => name === undefined);
  const same = states.find(({ revision }) => revision === fresh.revision);
  const kept = { ...(same ?? fresh), exports: [...(same?.exports ?? []), note] };
  const old = same ? [] : states.slice(mostExports - 1);
  return new Map([
    ...old.map(({ id }) => [`${exportFolder}${id}.json`, undefined] as const),
    [versionPath(kept), versionText(kept)],
  ]);
}
