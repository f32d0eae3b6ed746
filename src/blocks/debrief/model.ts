import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';

/** What there is to learn from a case, whichever way it was gone; stands nowhere else. */
export interface Debrief {
  readonly block: 'debrief';
  readonly content: readonly Block[];
}

export const debrief: BlockModel<Debrief> = {
  name: 'Debrief',
  schema: v.strictObject({
    block: v.literal('debrief'),
    content: contentSchema,
  }),
  holds: ['text', 'callout', 'figure', 'table'],
};
