import type { Words } from '#core/words';

export interface Branch {
  readonly [key: string]: string | Branch;
}

/** A language file laid flat, its keys joined by dots: what the rim lends below as `Words`. */
export function flatten(branch: Branch, prefix = ''): Words {
  return Object.fromEntries(
    Object.entries(branch).flatMap(([key, value]): (readonly [string, string])[] =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}
