import { apply } from '#core/change/apply';
import type { Change } from '#core/change/change';
import {
  type CourseFiles,
  fileOfSection,
  findEntity,
  isLessonText,
  isObject,
  isPlaced,
  type Placed,
} from '#core/change/courseFiles';
import { childOf } from '#core/change/edit';
import { placedEntity } from '#core/change/placedEntity';
import type { CourseStore } from '#core/course/store';
import type { Id } from '#core/id';
import { partsOf } from '#core/pointer';
import type { Result } from '#core/problem';
import { readSources } from '#tasks/workspaceOpen';

export interface SavedCourse {
  readonly revision: number;
  /** What was written: the batch, or what it became on top of another window's work. */
  readonly changes: readonly Change[];
  /** There when another window saved first. */
  readonly elsewhere?: Elsewhere;
}

/** What another window's saving did to ours. */
export interface Elsewhere {
  /** The course as it now stands, our batch in it. */
  readonly files: CourseFiles;
  /** Ours, written over a value of theirs: `before` is that value. */
  readonly overwrote: readonly Change[];
  /** Ours that found no place any more. */
  readonly lost: readonly Change[];
}

const mostTries = 4;

/**
 * Saves a batch. Where another window saved first, the batch is made again on top of its work: what both changed keeps
 * ours and says so, what is gone keeps theirs and says so. Nothing is written where nothing fits.
 */
export async function saveCourse(
  store: CourseStore,
  name: string,
  changes: readonly Change[],
  baseRevision: number,
): Promise<Result<SavedCourse>> {
  const saved = await store.save(name, changes, baseRevision);
  if (saved.ok) return { ...saved, value: { revision: saved.value, changes } };
  if (!isConflict(saved)) return saved;
  for (let tries = 0; tries < mostTries; tries++) {
    const sources = await store.sources(name);
    if (!sources.ok) return sources;
    const read = readSources(sources.value);
    if (!read.ok) return read;
    const { revision } = read.value.course.meta;
    const { kept, ...elsewhere } = rebase(changes, read.value.files);
    if (kept.length === 0) return { ok: true, value: { revision, changes: kept, elsewhere }, problems: [] };
    const again = await store.save(name, kept, revision);
    if (again.ok) return { ...again, value: { revision: again.value, changes: kept, elsewhere } };
    if (!isConflict(again)) return again;
  }
  return saved;
}

const isConflict = (result: Result<unknown>) =>
  result.problems.some(({ code }) => code === 'course/changed-elsewhere' || code === 'change/does-not-fit');

/** A batch made for one state of a course, as far as it fits another. */
export function rebase(
  changes: readonly Change[],
  files: CourseFiles,
): Elsewhere & { readonly kept: readonly Change[] } {
  const kept: Change[] = [];
  const overwrote: Change[] = [];
  const lost: Change[] = [];
  let current = files;
  for (const change of changes) {
    const fitted = isThere(change, current) ? undefined : fit(change, current);
    const next = fitted && apply(current, [fitted]);
    if (!fitted || !next?.ok) {
      if (!isThere(change, current)) lost.push(change);
      continue;
    }
    current = next.value;
    kept.push(fitted);
    if (fitted !== change && change.path !== '') overwrote.push(fitted);
  }
  return { kept, overwrote, lost, files: current };
}

/** The change itself where it fits, the same aim from what now stands there, or `undefined`. */
function fit(change: Change, files: CourseFiles): Change | undefined {
  if (apply(files, [change]).ok) return change;
  if (change.path === '') return fitWhole(change, files);
  const isOwned = change.entity.startsWith('k-') || findEntity(files, change.entity) !== undefined;
  return isOwned ? { ...change, before: valueAt(files, change.entity, change.path) } : undefined;
}

function valueAt(files: CourseFiles, entity: Id, path: string): unknown {
  const parts = partsOf(path) ?? [];
  const owner = entity.startsWith('k-') ? files[fileOfSection(parts[0])] : findEntity(files, entity)?.value;
  return parts.reduce<unknown>((value, part) => childOf(value, part), owner);
}

/** An addition goes to the end of a list that became shorter; a removal or a move finds where the thing now stands. */
function fitWhole(change: Change, files: CourseFiles): Change | undefined {
  if (isLessonText(change.before) || isLessonText(change.after)) return undefined;
  const { before, after } = change;
  const there = placedEntity(files, change.entity);
  const target = isPlaced(after) ? { ...after, index: Math.min(after.index, lengthOf(files, after)) } : undefined;
  if (before === undefined) return there === undefined && target ? { ...change, after: target } : undefined;
  // What somebody else worked on since is not taken away under their hands.
  if (there === undefined || target === undefined) return undefined;
  return { ...change, before: there, after: { ...target, value: there.value } };
}

/** Whether the aim of a change is reached already: a thing with that id is there, or gone; a section that was missing is there. */
function isThere({ path, entity, before, after }: Change, files: CourseFiles): boolean {
  if (path === '')
    return (
      (before === undefined || after === undefined) &&
      (findEntity(files, entity) !== undefined) === (after !== undefined)
    );
  return isHollow(after) && valueAt(files, entity, path) !== undefined;
}

/** A section that was only made to put something in. */
export const isHollow = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isObject(value) && Object.values(value).every(isHollow);

function lengthOf(files: CourseFiles, placed: Placed): number {
  const parts = partsOf(placed.under) ?? [];
  const owner = placed.in.startsWith('k-') ? files[fileOfSection(parts[0])] : findEntity(files, placed.in)?.value;
  const list = parts.reduce<unknown>((value, part) => childOf(value, part), owner);
  return Array.isArray(list) ? list.length : 0;
}
