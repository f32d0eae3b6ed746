import { typeset } from '#core/french';

/** Width of Moodle's columns for the text and the label of an item, and for the answer that another depends on. */
export const widest = 255;

const lengthOf = (text: string) => Array.from(text).length;

export const fits = (html: string): boolean => lengthOf(html) <= widest;

/** Plain text as HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Plain text as HTML that Moodle's columns hold, cut with an ellipsis where it is too long. */
export function cutHtml(text: string): string {
  if (fits(escapeHtml(text))) return escapeHtml(text);
  let html = '';
  for (const character of text) {
    const next = html + escapeHtml(character);
    if (lengthOf(next) > widest - 2) break;
    html = next;
  }
  return `${html.trimEnd()} \u2026`;
}

/** HTML of a choice on one line, without the marks that Moodle takes for grammar: `|`, `####`, `>>>>>`. They show all the same. */
export const choiceHtml = (html: string): string =>
  html
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '&#124;')
    .replaceAll('####', '&#35;&#35;&#35;&#35;')
    .replaceAll('>>>>>', '&gt;&gt;&gt;&gt;&gt;')
    .trim();

/** Plain text as its language is printed, like the rich text around it. */
export const printer = (lang: string): ((text: string) => string) => (/^fr\b/.test(lang) ? typeset : (text) => text);
