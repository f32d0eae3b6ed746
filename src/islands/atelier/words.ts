import { typeset } from '#core/french';
import { say, type Words } from '#core/words';
import change from 'branch:change';
import type { atelier } from '#i18n/fr.json';
import atOnce from 'words:Atelier';

/** The path of each word under a branch of the language file. */
type PathOf<Branch> = {
  [Key in keyof Branch & string]: Branch[Key] extends string ? Key : `${Key}.${PathOf<Branch[Key]>}`;
}[keyof Branch & string];

/** A word of the workspace: `list.title`. Each travels with the piece that says it. */
export type AtelierWord = PathOf<typeof atelier>;

const words: Record<string, string> = { ...atOnce };

/** Takes in the words of a piece that is loaded later. */
export const learn = (more: Words): void => void Object.assign(words, more);

/** A word of the workspace as French is printed, its `{places}` filled. */
export const w = (key: AtelierWord, values?: Readonly<Record<string, string | number>>): string =>
  typeset(say(words, key, values));

/** The same for a key that is put together; the type cannot check it, a test does. */
export const wordOf = (key: string, values?: Readonly<Record<string, string | number>>): string =>
  w(key as AtelierWord, values);

export const hasWord = (key: string): boolean => Object.hasOwn(words, key);

/** What `sayChange` says changes with. */
export const changeWords: Words = change;
