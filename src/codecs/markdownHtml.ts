/**
 * Markdown of somebody else's, with HTML in it, as HTML to be read by `htmlRead.ts`. Never shown as it is.
 *
 * Norm: https://github.github.com/gfm/, raw HTML included.
 * In:   any text. Out: HTML, not sanitised. Problems: none. Deviation: none.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { toHtml } from 'hast-util-to-html';
import { gfm } from 'micromark-extension-gfm';

/** The HTML of a text in which tags are tags. */
export function markdownToHtml(text: string): string {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return toHtml(toHast(tree, { allowDangerousHtml: true }), { allowDangerousHtml: true });
}
