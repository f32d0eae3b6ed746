import type { Change } from '#core/change/change';
import {
  courseId,
  type CourseFiles,
  fileOfSection,
  findEntity,
  isLessonText,
  isObject,
  isPlaced,
  type Placed,
} from '#core/change/courseFiles';
import { edit } from '#core/change/edit';
import { labelOf } from '#core/change/label';
import { schemaVersion } from '#core/course/version';
import { isSafePath } from '#core/filePath';
import { partsOf } from '#core/pointer';
import { type Problem, type Result, settle } from '#core/problem';

/** The files after a batch, or every change that does not fit and no change at all. Revision and date stay: they are the store's. */
export function apply(files: CourseFiles, changes: readonly Change[]): Result<CourseFiles> {
  const problems: Problem[] = [];
  let current = files;
  for (const change of changes) {
    const next = applyOne(current, change);
    if (next === undefined) problems.push(doesNotFit(current, change));
    else current = next;
  }
  return settle(current, problems);
}

/** The batch that undoes a batch: applied after it, it leaves nothing changed. */
export const invert = (changes: readonly Change[]): readonly Change[] =>
  changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }));

/** What the store writes itself, and what never changes: links would break. */
const kept = /^\/(id|schema|meta|meta\/(id|iri|revision|modified))$/;

function applyOne(files: CourseFiles, change: Change): CourseFiles | undefined {
  if (change.entity.startsWith('l-')) return applyToLesson(files, change);
  if (change.path === '') return applyToWhole(files, change);
  const parts = partsOf(change.path);
  if (parts === undefined || kept.test(change.path)) return undefined;
  const place = placeIn(files, change.entity, parts);
  return place && editFiles(files, place, change.before, change.after);
}

function applyToWhole(files: CourseFiles, { entity, before, after }: Change): CourseFiles | undefined {
  if (before === undefined && after === undefined) return undefined;
  const removed = before === undefined ? files : editPlaced(files, entity, before, false);
  if (removed === undefined || after === undefined) return removed;
  return findEntity(removed, entity) ? undefined : editPlaced(removed, entity, after, true);
}

function editPlaced(files: CourseFiles, entity: string, placed: unknown, insert: boolean): CourseFiles | undefined {
  if (!isPlaced(placed) || (placed.value as { id?: unknown }).id !== entity) return undefined;
  const place = collectionOf(files, placed);
  if (place === undefined) return undefined;
  return insert ? editFiles(files, place, undefined, placed.value) : editFiles(files, place, placed.value, undefined);
}

function collectionOf(files: CourseFiles, placed: Placed): readonly string[] | undefined {
  const parts = partsOf(placed.under);
  return parts && placeIn(files, placed.in, [...parts, String(placed.index)]);
}

/** Where a pointer inside an entity leads, inside the JSON files. */
function placeIn(files: CourseFiles, entity: string, parts: readonly string[]): readonly string[] | undefined {
  if (entity === courseId(files)) return [fileOfSection(parts[0]), ...parts];
  const found = findEntity(files, entity);
  return found && [...found.path, ...parts];
}

function editFiles(
  files: CourseFiles,
  place: readonly string[],
  before: unknown,
  after: unknown,
): CourseFiles | undefined {
  const { lessons, ...json } = files;
  const file = place[0] ?? '';
  // A file that is not there yet begins with its first change.
  const there =
    (json as Record<string, unknown>)[file] === undefined ? { ...json, [file]: { schema: schemaVersion } } : json;
  const edited = edit(there, place, before, after);
  return isObject(edited) ? ({ ...edited, lessons } as CourseFiles) : undefined;
}

function applyToLesson(files: CourseFiles, { path, before, after }: Change): CourseFiles | undefined {
  if (path !== '' || (before === undefined && after === undefined)) return undefined;
  const lessons = new Map(files.lessons);
  if (before !== undefined) {
    if (!isLessonText(before) || lessons.get(before.file) !== before.text) return undefined;
    lessons.delete(before.file);
  }
  if (after !== undefined) {
    if (!isLessonText(after) || !isLessonFile(after.file) || lessons.has(after.file)) return undefined;
    lessons.set(after.file, after.text);
  }
  return { ...files, lessons };
}

const isLessonFile = (path: string) => /^lessons\/.+\.mdx$/.test(path) && isSafePath(path);

function doesNotFit(files: CourseFiles, change: Change): Problem {
  const values = { what: labelOf(files, change), place: change.path };
  return { code: 'change/does-not-fit', at: change.entity, severity: 'error', values };
}
