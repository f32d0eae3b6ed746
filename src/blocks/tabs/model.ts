import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';

/** Texts of which one is open at a time; in sequence without script and on paper. */
export interface Tabs {
  readonly block: 'tabs';
  readonly content: readonly Block[];
}

export const tabs: BlockModel<Tabs> = {
  name: 'Tabs',
  schema: v.strictObject({
    block: v.literal('tabs'),
    content: contentSchema,
  }),
  holds: ['tab'],
};
