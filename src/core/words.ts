/**
 * The interface words of one language, flat: `player.check` → « Vérifier ». The rim reads them from `i18n/<lang>.json`
 * and lends them; below tasks nobody imports them.
 */
export type Words = Readonly<Record<string, string>>;

/** The word of a key, its `{name}` places filled. A missing key is our own fault and throws. */
export function say(words: Words, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const text = words[key];
  if (text === undefined) throw new Error(`no word for ${key}`);
  return text.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place));
}
