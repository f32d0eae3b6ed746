import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';

/** A procedure: what to do, one thing after another. */
export interface Steps {
  readonly block: 'steps';
  readonly content: readonly Block[];
}

export const steps: BlockModel<Steps> = {
  name: 'Steps',
  schema: v.strictObject({
    block: v.literal('steps'),
    content: contentSchema,
  }),
  holds: ['step'],
};
