/** Which way text runs: of a language, and of a text in one that runs the other way. */
export type Direction = 'ltr' | 'rtl';

const rightToLeft = new Set(['ar', 'fa', 'he', 'ps', 'ur', 'yi', 'dv', 'ckb', 'sd', 'ug', 'nqo']);

/** Of a language, BCP 47. */
export const directionOf = (lang: string): Direction => (rightToLeft.has(lang.split('-')[0] ?? '') ? 'rtl' : 'ltr');

const turned =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}]/u;

/** Whether any of a text runs from right to left. */
export const holdsTurned = (text: string): boolean => turned.test(text);

/** Of a text: that of its first letter; `undefined` where it has none. */
export function directionIn(text: string): Direction | undefined {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  if (letter === undefined) return undefined;
  return turned.test(letter) ? 'rtl' : 'ltr';
}
