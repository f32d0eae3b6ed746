import type { Paragraph } from 'mdast';

/** Letters, figures and punctuation that mean nothing in Markdown, one space at a time; a first sign that begins no list. */
const plain = /^(?!\d+[.)])[\p{L}\p{N}«“(](?: ?[\p{L}\p{N}.,;:?!'’"«»“”()%°€/…–—×\u00a0\u202f-])*$/u;
/** What the parser turns into a link by itself. */
const address = /\/\/|www\.|xmpp:|mailto:/i;

/** The tree of a line that holds no Markdown, or `undefined`: most answers and comments are such lines, and need no parser. */
export const plainLine = (text: string): Paragraph | undefined =>
  plain.test(text) && !address.test(text)
    ? { type: 'paragraph', children: [{ type: 'text', value: text }] }
    : undefined;
