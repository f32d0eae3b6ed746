/** So many characters of a text, and no half of a pair of surrogates at the end. */
export const cutAt = (text: string, longest: number): string => text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
