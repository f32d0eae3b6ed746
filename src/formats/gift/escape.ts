/** A backslash before each character that GIFT reads as grammar; a line end becomes the two characters `\n`. */
export const escapeGift = (text: string): string => text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/**
 * Rich text. `[markdown]` says what it is, and keeps a choice that begins with `%20%` or `[html]` from being read as a mark or
 * a format. Two signs that have no backslash are written as HTML characters: `->` would make a matching question of a short
 * answer, `&&058;` is how the reader itself notes a colon.
 */
export const giftRich = (text: string): string =>
  `[markdown]${escapeGift(text.replaceAll('->', '-&gt;').replace(/&(?=&\d{3};)/g, '&amp;'))}`;

/** Plain text inside rich text: the signs of Markdown lose their meaning. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&');

/** The comment above a question: its id number, its tags. */
export const giftComment = (id: string, tags: readonly string[]): string =>
  ['//', `[id:${id}]`, ...tags.map((tag) => `[tag:${tag.replaceAll(']', '\\]')}]`)].join(' ');

/** A category by its path. The reader undoes backslashes here too, but no other escape. */
export const giftCategory = (path: string): string =>
  `$CATEGORY: ${path.replaceAll('\\', '\\\\').replace(/\s+/g, ' ')}`;
