import { isSafePath } from '#core/filePath';

const longest = 60;

/** A name that is a folder, an address and the beginning of a file name on every system. */
export const isCourseName = (name: string): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= longest && isSafePath(name);

/** A course name made of a title: letters without accents, digits, hyphens. `undefined` where none is left. */
export function courseNameFrom(title: string): string | undefined {
  const bare = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('\u0153', 'oe');
  const words = bare.match(/[a-z0-9]+/g) ?? [];
  const name = words.join('-').slice(0, longest).replace(/-$/, '');
  return isCourseName(name) ? name : undefined;
}
