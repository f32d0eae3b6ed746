import type { Words } from '#core/words';

let words: Words = {};

/** The words of the page, before anything is said. */
export function speak(all: Words): void {
  words = all;
}

/** A word of the page, its `{name}` places filled, numbers as the language of the page writes them; nothing where the page has no such word. */
export const said = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  (words[key] || '').replace(/\{(\w+)\}/g, (_, name: string) =>
    (values[name] as number).toLocaleString(document.documentElement.lang),
  );
