import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { isSafeLink } from '#codecs/mdx/addresses';
import { type Plain, plain } from '#core/text';

/** The words of somebody else, and whose they are. */
export interface Citation {
  readonly block: 'citation';
  readonly author?: Plain | undefined;
  readonly source?: Plain | undefined;
  readonly href?: string | undefined;
  readonly content: readonly Block[];
}

export const citation: BlockModel<Citation> = {
  name: 'Citation',
  schema: v.strictObject({
    block: v.literal('citation'),
    author: v.optional(plain),
    /** The work, its year, its page. */
    source: v.optional(plain),
    /** Where it can be read. */
    href: v.optional(
      v.pipe(
        v.string(),
        v.check((address) => /^https?:/i.test(address) && isSafeLink(address)),
      ),
    ),
    content: contentSchema,
  }),
  holds: ['text'],
  faults: ({ attributes, line }) =>
    'author' in attributes || 'source' in attributes ? [] : [{ code: 'citation/no-origin', line, severity: 'warning' }],
};
