import type { Change, Edit } from '#core/change/change';
import { type CourseFiles, courseId, fileOfSection, findEntity, type Placed } from '#core/change/courseFiles';
import { childOf, same } from '#core/change/edit';
import type { Id } from '#core/id';
import { partsOf, pointerOf } from '#core/pointer';

/** One thing of a list of the course. */
export type Item = Readonly<Record<string, unknown>> & { readonly id: Id };

/** A list of the course: where it stands, and the entity that holds it. */
export interface ListPlace {
  readonly in: Id;
  readonly under: string;
}

/** The value of a field; `undefined` where nothing stands. */
export function valueIn(files: CourseFiles, entity: Id, path: string): unknown {
  const parts = partsOf(path) ?? [];
  const isCourse = entity === courseId(files);
  const owner = isCourse ? files[fileOfSection(parts[0])] : findEntity(files, entity)?.value;
  return parts.reduce<unknown>((value, part) => childOf(value, part), owner);
}

export function listIn(files: CourseFiles, { in: owner, under }: ListPlace): readonly Item[] {
  const items = valueIn(files, owner, under);
  return Array.isArray(items) ? (items as Item[]) : [];
}

/** One field takes a value, or none; nothing where it has it already. */
export function fieldEdits(files: CourseFiles, entity: Id, path: string, after: unknown): readonly Edit[] {
  const before = valueIn(files, entity, path);
  return same(before, after) ? [] : [...missingAround(files, entity, path), { entity, path, before, after }];
}

/** Things join a list, one after the other, at its end unless said otherwise. */
export function additionEdits(
  files: CourseFiles,
  list: ListPlace,
  items: readonly Item[],
  index = listIn(files, list).length,
): readonly Edit[] {
  const around = items.length === 0 ? [] : missingAround(files, list.in, `${list.under}/0`, []);
  const added = items.map((value, at): Edit => {
    const after: Placed = { ...list, index: index + at, value };
    return { entity: value.id, path: '', before: undefined, after };
  });
  return [...around, ...added];
}

/** A thing of a list, and where it stands. */
export function placedIn(files: CourseFiles, list: ListPlace, id: Id): Placed | undefined {
  const items = listIn(files, list);
  const index = items.findIndex((item) => item.id === id);
  return index < 0 ? undefined : { ...list, index, value: items[index] };
}

/** The objects on the way to a field that are not there yet; `innermost` is put at the last of them. */
function missingAround(files: CourseFiles, entity: Id, path: string, innermost: unknown = {}): readonly Edit[] {
  const parts = (partsOf(path) ?? []).slice(0, -1);
  const isMissing = (_: string, index: number) =>
    valueIn(files, entity, pointerOf(parts.slice(0, index + 1))) === undefined;
  const missing = parts.findIndex(isMissing);
  if (missing < 0) return [];
  const inner = parts.slice(missing + 1).reduceRight<unknown>((value, part) => ({ [part]: value }), innermost);
  return [{ entity, path: pointerOf(parts.slice(0, missing + 1)), before: undefined, after: inner }];
}

/** Letters that follow one another in a field are one change. */
export function joined(changes: readonly Change[], change: Change): readonly Change[] {
  const last = changes.at(-1);
  const isField = last && last.entity === change.entity && last.path === change.path && change.path !== '';
  if (!isField) return [...changes, change];
  const one = { ...last, at: change.at, after: change.after };
  return same(one.before, one.after) ? changes.slice(0, -1) : [...changes.slice(0, -1), one];
}
