import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';

/** One word of a glossary; stands nowhere else. */
export interface Term {
  readonly block: 'term';
  readonly name: Plain;
  readonly content: readonly Block[];
}

export const term: BlockModel<Term> = {
  name: 'Term',
  schema: v.strictObject({
    block: v.literal('term'),
    /** The word that is explained. */
    name: plain,
    content: contentSchema,
  }),
  holds: ['text'],
};
