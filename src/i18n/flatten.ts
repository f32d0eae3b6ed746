import type { Words } from '#core/words';

export interface Branch {
  readonly [key: string]: string | Branch;
}

/** A language file laid flat, its keys joined by dots: what the rim lends below as `Words`. `print` has the last word on each. */
export function flatten(branch: Branch, print = (word: string, _key: string): string => word): Words {
  const words: Record<string, string> = {};
  const put = (part: Branch, prefix: string) => {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'string') words[prefix + key] = print(value, prefix + key);
      else put(value, `${prefix}${key}.`);
    }
  };
  put(branch, '');
  return words;
}
