import { jsonValue, readJson, writeJson } from '#codecs/json';
import { isObject, jsonPaths, readTeamFiles } from '#core/change/courseFiles';
import { migrate } from '#core/course/migrations';
import { courseNameFrom } from '#core/course/name';
import { orderedCourse } from '#core/course/order';
import type { Clock } from '#core/course/store';
import { type FileTree, textOf } from '#core/fileTree';
import type { Chance } from '#core/id';
import type { Result } from '#core/problem';
import { newIri } from '#tasks/newCourse';

/**
 * A copy that becomes another course: it keeps every id, so that what both share is still known as the same, gets an
 * address of its own, and records where it comes from.
 */
export function copyCourse(tree: FileTree, title: string, clock: Clock, chance: Chance): Result<FileTree> {
  const read = readJson(textOf(tree, 'course.json') ?? '', 'course.json');
  if (!read.ok) return read;
  const { reviews } = readTeamFiles((path) => textOf(tree, path), jsonValue);
  const migrated = migrate({ course: read.value, bank: undefined, reviews });
  if (!migrated.ok) return migrated;
  const { course } = migrated.value;
  if (!isObject(course) || !isObject(course.meta)) {
    return { ok: false, problems: [{ code: 'course/no-file', at: 'course.json', severity: 'error' }] };
  }
  const now = clock();
  const { iri, title: from, revision } = course.meta;
  const meta = {
    ...course.meta,
    iri: newIri(chance),
    title,
    created: now,
    modified: now,
    origin: { iri, title: from, revision },
  };
  const text = writeJson(orderedCourse({ ...course, meta }));
  const apart = migrated.value.reviews;
  const moved = apart === reviews ? [] : [[jsonPaths.reviews, writeJson(apart)] as const];
  return { ok: true, value: new Map([...tree, ['course.json', text], ...moved]), problems: [] };
}

/** A folder name for a title that no course here bears yet: `accueil`, `accueil-2`. */
export function freeName(title: string, taken: readonly string[]): string {
  const name = courseNameFrom(title) ?? 'cours';
  const isFree = (candidate: string) => !taken.includes(candidate);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, 55).replace(/-$/, '')}-${number}`;
    if (isFree(candidate)) return candidate;
  }
}
