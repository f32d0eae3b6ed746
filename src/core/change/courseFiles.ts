import type { Id } from '#core/id';

/** What changes are applied to: the editable files of a course as values. Both JSON files are as read, not yet checked by a schema. */
export interface CourseFiles {
  /** `course.json` */
  readonly course: unknown;
  /** `bank.json` */
  readonly bank: unknown;
  /** `data/people.json`; `undefined` where there is none yet, `null` where it cannot be read, and so takes no change. */
  readonly people?: unknown;
  /** `prive/fees.json`; the same. */
  readonly fees?: unknown;
  /** `prive/reference.json`, the terms of reference as they were pasted; the same. */
  readonly reference?: unknown;
  /** `prive/reviews.json`, the life of confidential deliverables; the same. */
  readonly reviews?: unknown;
  /** `lessons/….mdx` → its text. */
  readonly lessons: ReadonlyMap<string, string>;
}

export type JsonFile = Exclude<keyof CourseFiles, 'lessons'>;

/** The JSON files that changes reach: where each stands in the folder. */
export const jsonPaths = {
  course: 'course.json',
  bank: 'bank.json',
  people: 'data/people.json',
  fees: 'prive/fees.json',
  reference: 'prive/reference.json',
  reviews: 'prive/reviews.json',
} as const satisfies Record<JsonFile, string>;

/** The sections, first part of a pointer under the course's own id, that stand in another file than `course.json`. */
const sections: Readonly<Record<string, JsonFile>> = {
  questions: 'bank',
  people: 'people',
  accommodations: 'people',
  rates: 'fees',
  budget: 'fees',
  terms: 'reference',
  reviews: 'reviews',
};

/** The file that holds a section. */
export const fileOfSection = (section: string | undefined): JsonFile =>
  (section !== undefined && Object.hasOwn(sections, section) && sections[section]) || 'course';

/** Whether changes reach a file of a course folder. */
export const isSource = (path: string): boolean =>
  (Object.values(jsonPaths) as string[]).includes(path) || /^lessons\/.+\.mdx$/.test(path);

/** The files that only the team has, as values. */
export const teamFiles = ['people', 'fees', 'reference', 'reviews'] as const satisfies readonly JsonFile[];

/** The same, read by `read`, which gives `undefined` for what is no JSON. */
export function readTeamFiles(
  textOf: (path: string) => string | undefined,
  read: (text: string, path: string) => unknown,
): Pick<CourseFiles, (typeof teamFiles)[number]> {
  const valueOf = (file: JsonFile) => {
    const text = textOf(jsonPaths[file]);
    const value = text === undefined ? undefined : read(text, jsonPaths[file]);
    return text === undefined || isObject(value) ? value : null;
  };
  const [people, fees, reference, reviews] = teamFiles.map(valueOf);
  return { people, fees, reference, reviews };
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

/** The path of an entity inside the JSON files, and its value; `undefined` where there is none. */
export function findEntity(files: CourseFiles, id: string): { path: readonly string[]; value: unknown } | undefined {
  for (const file of Object.keys(jsonPaths) as JsonFile[]) {
    const found = search(files[file], id, [file]);
    if (found) return found;
  }
  return undefined;
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
