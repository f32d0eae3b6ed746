import type { Id } from '#core/id';

/** What changes are applied to: the editable files of a course as values. Both JSON files are as read, not yet checked by a schema. */
export interface CourseFiles {
  /** `course.json` */
  readonly course: unknown;
  /** `bank.json` */
  readonly bank: unknown;
  /** `lessons/….mdx` → its text. */
  readonly lessons: ReadonlyMap<string, string>;
}

/** `before` or `after` of a change of a whole entity: the value and its place, so that an insertion, a removal and a move can be undone. */
export interface Placed {
  /** The entity that holds the collection; the course's own id for the collections of both files. */
  readonly in: Id;
  /** JSON Pointer inside it: `/sequences`, `/design/modules`, `/questions`. */
  readonly under: string;
  readonly index: number;
  readonly value: unknown;
}

/** `before` or `after` of a change of a lesson, always whole. */
export interface LessonText {
  /** `lessons/besoin.mdx` */
  readonly file: string;
  readonly text: string;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isPlaced = (value: unknown): value is Placed =>
  isObject(value) &&
  typeof value.in === 'string' &&
  typeof value.under === 'string' &&
  Number.isInteger(value.index) &&
  isObject(value.value);

export const isLessonText = (value: unknown): value is LessonText =>
  isObject(value) && typeof value.file === 'string' && typeof value.text === 'string';

/** The id of the course itself, under which stands what belongs to no entity. */
export function courseId(files: CourseFiles): unknown {
  const meta = isObject(files.course) ? files.course.meta : undefined;
  return isObject(meta) ? meta.id : undefined;
}

/** The path of an entity inside `{course, bank}`, and its value; `undefined` where there is none. */
export function findEntity(files: CourseFiles, id: string): { path: readonly string[]; value: unknown } | undefined {
  return search(files.course, id, ['course']) ?? search(files.bank, id, ['bank']);
}

function search(value: unknown, id: string, path: readonly string[]): ReturnType<typeof findEntity> {
  if (typeof value !== 'object' || value === null) return undefined;
  // The id of the course stands in `meta`, which is not the course.
  if (isObject(value) && value.id === id && path.length > 2) return { path, value };
  for (const [key, child] of Object.entries(value)) {
    const found = search(child, id, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
