import { typeset } from '#core/french';
import { say, type Words } from '#core/words';
import { flatten } from '#i18n/flatten.ts';
import fr from './fr.json' with { type: 'json' };

/** The path of each word under a branch of a language file: `{player: {check: '…'}}` → `player.check`. */
type PathOf<Branch> = {
  [Key in keyof Branch & string]: Branch[Key] extends string ? Key : `${Key}.${PathOf<Branch[Key]>}`;
}[keyof Branch & string];

/** A word of the site, as components name it: `nav.courses`. */
export type SiteWord = PathOf<typeof fr.site>;

export { flatten };

/** What stands in a learner's page is printed like the text around it. */
const forLearners = /^(?:player|form)\./;

/** The French interface words. Built once; the server side only, for the whole file is large: an island gets its words as props. */
export const frenchWords: Words = flatten(fr, (word, key) => (forLearners.test(key) ? typeset(word) : word));

/** A word of the site as it is printed, its `{places}` filled. */
export const t = (key: SiteWord, values?: Readonly<Record<string, string | number>>): string =>
  typeset(say(frenchWords, `site.${key}`, values));
