import { isObject } from '#core/change/courseFiles';
import { bankFileSchema, courseFileSchema } from '#core/course/schema';

/** The parts of a valibot schema that say what an object holds. */
interface Shape {
  readonly wrapped?: unknown;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly item?: unknown;
  readonly key?: string;
  readonly options?: readonly Shape[];
}

/** `course.json` and `bank.json` with keys in the order of their schemas: a key removed and put back stands where it stood. */
export const orderedCourse = (value: unknown): unknown => ordered(courseFileSchema, value);
export const orderedBank = (value: unknown): unknown => ordered(bankFileSchema, value);

function ordered(schema: unknown, value: unknown): unknown {
  const shape = (schema ?? {}) as Shape;
  if (shape.wrapped !== undefined) return ordered(shape.wrapped, value);
  if (Array.isArray(value)) return value.map((item) => ordered(shape.item, item));
  if (!isObject(value)) return value;
  const entries = shape.entries ?? variantOf(shape, value)?.entries ?? {};
  const rank = new Map(Object.keys(entries).map((key, index) => [key, index]));
  const keys = Object.keys(value).sort(
    (one, other) => (rank.get(one) ?? Infinity) - (rank.get(other) ?? Infinity) || (one < other ? -1 : 1),
  );
  return Object.fromEntries(keys.map((key) => [key, ordered(entries[key], value[key])]));
}

/** The member of a variant whose literal stands in the value. */
function variantOf({ key, options = [] }: Shape, value: Readonly<Record<string, unknown>>): Shape | undefined {
  if (key === undefined) return undefined;
  return options.find(({ entries }) => (entries?.[key] as { literal?: unknown } | undefined)?.literal === value[key]);
}
