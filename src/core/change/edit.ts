import { isObject } from '#core/change/courseFiles';

/** What may not become a key: it would reach into the program, and no reader of ours takes the file again. */
const unsafeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A copy of `value` with one place changed, sharing all the rest; `undefined` where `before` is not what stands there.
 * In an array, what was not there is inserted, and what is not there any more closes up.
 */
export function edit(value: unknown, path: readonly string[], before: unknown, after: unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined || typeof value !== 'object' || value === null || unsafeKeys.has(part)) return undefined;
  if (rest.length === 0)
    return Array.isArray(value) ? editItem(value, part, before, after) : editKey(value, part, before, after);
  const child = edit(childOf(value, part), rest, before, after);
  if (child === undefined) return undefined;
  if (Array.isArray(value)) return value.with(Number(part), child) as unknown;
  return { ...value, [part]: child };
}

/** The same JSON, whatever the order of keys. */
export function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
    );
  }
  return Object.is(one, other);
}

/** What stands under a key or an index; never what an object inherits. */
export function childOf(value: unknown, part: string): unknown {
  if (Array.isArray(value)) return isIndex(part) ? (value[Number(part)] as unknown) : undefined;
  return isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
}

const isIndex = (part: string) => /^(0|[1-9]\d{0,8})$/.test(part);

function editItem(array: readonly unknown[], part: string, before: unknown, after: unknown): unknown {
  const index = Number(part);
  if (!isIndex(part) || index > array.length) return undefined;
  if (before === undefined) return after === undefined ? undefined : array.toSpliced(index, 0, after);
  if (index === array.length || !same(array[index], before)) return undefined;
  return after === undefined ? array.toSpliced(index, 1) : array.with(index, after);
}

function editKey(object: object, key: string, before: unknown, after: unknown): unknown {
  if (before === undefined && after === undefined) return undefined;
  if (!same(childOf(object, key), before)) return undefined;
  const others = Object.entries(object).filter(([name]) => name !== key);
  if (after === undefined) return Object.fromEntries(others);
  return { ...object, [key]: after };
}
