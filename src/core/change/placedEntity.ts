import { type CourseFiles, findEntity, isObject, type JsonFile, type Placed } from '#core/change/courseFiles';
import { childOf } from '#core/change/edit';
import type { Id } from '#core/id';

/** An entity of a list with the place where it stands; `undefined` where there is none. */
export function placedEntity(files: CourseFiles, entity: Id): Placed | undefined {
  const found = findEntity(files, entity);
  if (!found || !isObject(found.value)) return undefined;
  const [file = 'course', ...rest] = found.path;
  const index = Number(rest.at(-1));
  const root = files[file as JsonFile];
  const inside = rest.slice(0, -1);
  // The innermost entity on the way holds the collection; without one, the course does.
  let holder: { id: Id; depth: number } | undefined;
  inside.reduce<unknown>((value, part, depth) => {
    const child = childOf(value, part);
    if (isObject(child) && typeof child.id === 'string') holder = { id: child.id as Id, depth: depth + 1 };
    return child;
  }, root);
  const meta = isObject(files.course) ? files.course.meta : undefined;
  const course = isObject(meta) ? (meta.id as Id) : undefined;
  const inId = holder?.id ?? course;
  if (inId === undefined) return undefined;
  return { in: inId, under: `/${inside.slice(holder?.depth ?? 0).join('/')}`, index, value: found.value };
}
