import { isObject } from '#core/change/courseFiles';
import { type Id, isId } from '#core/id';

/** A thing of a course that is known by its id, wherever it stands. */
export type Entity = Readonly<Record<string, unknown>> & { readonly id: Id };

export const isEntity = (value: unknown): value is Entity =>
  isObject(value) && typeof value.id === 'string' && isId(value.id) && !value.id.startsWith('k-');

/** A list of such things; an empty list may be one. */
export const isEntityList = (value: unknown): value is readonly Entity[] =>
  Array.isArray(value) && value.every(isEntity);

/** The ids of all entities in a value, its own too. */
export function entityIdsIn(value: unknown): ReadonlySet<Id> {
  const ids = new Set<Id>();
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (isEntity(part)) ids.add(part.id);
    Object.values(part).forEach(walk);
  };
  walk(value);
  return ids;
}

/** A thing with every list of things in it emptied: they come one by one. */
export function withoutInside(entity: Entity): Entity {
  const emptied = (value: unknown): unknown => {
    if (isEntityList(value)) return [];
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, emptied(part)]));
  };
  return emptied(entity) as Entity;
}
