import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';

/** One point of a checklist; stands nowhere else. */
export interface Item {
  readonly block: 'item';
  readonly content: readonly Block[];
}

export const item: BlockModel<Item> = {
  name: 'Item',
  schema: v.strictObject({
    block: v.literal('item'),
    content: contentSchema,
  }),
  holds: ['text'],
};
