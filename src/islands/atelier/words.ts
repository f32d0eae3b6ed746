import { typeset } from '#core/french';
import { say, type Words } from '#core/words';
import { flatten } from '#i18n/flatten.ts';
import { atelier, change } from '#i18n/fr.json';

/** The path of each word under a branch of the language file. */
type PathOf<Branch> = {
  [Key in keyof Branch & string]: Branch[Key] extends string ? Key : `${Key}.${PathOf<Branch[Key]>}`;
}[keyof Branch & string];

/** A word of the workspace: `list.title`. Only its branch of the language file travels to the page. */
export type AtelierWord = PathOf<typeof atelier>;

const words: Words = flatten(atelier);

/** A word of the workspace as French is printed, its `{places}` filled. */
export const w = (key: AtelierWord, values?: Readonly<Record<string, string | number>>): string =>
  typeset(say(words, key, values));

/** The same for a key that is put together; the type cannot check it, a test does. */
export const wordOf = (key: string, values?: Readonly<Record<string, string | number>>): string =>
  w(key as AtelierWord, values);

export const hasWord = (key: string): boolean => Object.hasOwn(words, key);

/** What `sayChange` says changes with. */
export const changeWords: Words = flatten({ change });
