import { isObject } from '#core/change/courseFiles';
import { metaSchema, schemaVersion } from '#core/course/schema';
import { setApart } from '#core/framing/confidential';
import type { Result } from '#core/problem';

/** The JSON files of a course that steps concern, as read. `bank` is `undefined` where there is no such file. */
export interface Versioned {
  readonly course: unknown;
  readonly bank: unknown;
  /** `prive/reviews.json`, where the caller has it. */
  readonly reviews?: unknown;
}

export interface Migrated extends Versioned {
  /** The version that the files had. */
  readonly from: number;
}

type Step = (files: Versioned) => Versioned;

/** One step each, from the version that is its index to the next. */
const steps: readonly Step[] = [from0];

/**
 * The files brought up to the version that this program writes; what is there already stays the same value.
 * Files of a newer program are refused, `course/made-by-newer`; what has no version at all is left to the schema to refuse.
 */
export function migrate(files: Versioned): Result<Migrated> {
  const from = versionOf(files.course);
  if (from !== undefined && from > schemaVersion) {
    const values = { version: from, ours: schemaVersion };
    return { ok: false, problems: [{ code: 'course/made-by-newer', at: 'course.json', severity: 'error', values }] };
  }
  if (from === undefined || !Number.isInteger(from) || from < 0) {
    return { ok: true, value: { ...files, from: schemaVersion }, problems: [] };
  }
  const { course, bank } = steps.slice(from).reduce((current, step) => step(current), files);
  // Of no version: whoever marks a deliverable confidential by hand leaves its life where it was.
  const apart = setApart({ course, reviews: files.reviews });
  return { ok: true, value: { ...apart, bank, from }, problems: [] };
}

/** Version 0 bore no number; its title at the root gives it away. */
function versionOf(course: unknown): number | undefined {
  if (!isObject(course)) return undefined;
  if (typeof course.schema === 'number') return course.schema;
  return course.schema === undefined && course.meta === undefined && course.title !== undefined ? 0 : undefined;
}

/**
 * Version 0, made up to prove the mechanism: all of `meta` stood at the root of `course.json`, the questions too, and
 * there was no `bank.json`.
 */
function from0({ course, bank }: Versioned): Versioned {
  if (!isObject(course)) return { course, bank };
  const { schema: _, questions = [], ...root } = course;
  const isMeta = ([key]: [string, unknown]) => Object.hasOwn(metaSchema.entries, key);
  const meta = Object.fromEntries(Object.entries(root).filter(isMeta));
  const sections = Object.fromEntries(Object.entries(root).filter((entry) => !isMeta(entry)));
  return { course: { schema: 1, meta, ...sections }, bank: bank ?? { schema: 1, questions } };
}
