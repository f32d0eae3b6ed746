import * as v from 'valibot';
import { type BlockModel, contentSchema, flow } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';

/** One text of `tabs`; stands nowhere else. */
export interface Tab {
  readonly block: 'tab';
  readonly title: Plain;
  readonly content: readonly Block[];
}

export const tab: BlockModel<Tab> = {
  name: 'Tab',
  schema: v.strictObject({
    block: v.literal('tab'),
    title: plain,
    content: contentSchema,
  }),
  holds: flow,
};
