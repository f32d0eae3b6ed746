import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';

/** Points to tick; the ticks are kept for the learner, and sent to nobody as an answer. */
export interface Checklist {
  readonly block: 'checklist';
  readonly title?: Plain | undefined;
  readonly content: readonly Block[];
}

export const checklist: BlockModel<Checklist> = {
  name: 'Checklist',
  schema: v.strictObject({
    block: v.literal('checklist'),
    title: v.optional(plain),
    content: contentSchema,
  }),
  holds: ['item'],
};
