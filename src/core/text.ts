import * as v from 'valibot';

/** Titles, codes, names. The brand keeps a title from being read as Markdown. */
export const plain = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.brand('plain'));
export type Plain = v.InferOutput<typeof plain>;

/** Restricted Markdown, never HTML: stems, answers, feedback, instructions. */
export const rich = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.brand('rich'));
export type Rich = v.InferOutput<typeof rich>;

/** Plain text as rich text that reads the same. */
export const asRich = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    .replace(/^([-+])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
