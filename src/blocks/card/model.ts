import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';

/** One card; what stands between its tags is behind it. */
export interface Card {
  readonly block: 'card';
  readonly front: Plain;
  readonly content: readonly Block[];
}

export const card: BlockModel<Card> = {
  name: 'Card',
  schema: v.strictObject({
    block: v.literal('card'),
    /** The side that is seen first. */
    front: plain,
    content: contentSchema,
  }),
  holds: ['text', 'figure'],
};
