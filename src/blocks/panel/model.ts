import * as v from 'valibot';
import { type BlockModel, contentSchema, flow } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';

/** One part of an accordion; stands nowhere else. */
export interface Panel {
  readonly block: 'panel';
  readonly title: Plain;
  readonly content: readonly Block[];
}

export const panel: BlockModel<Panel> = {
  name: 'Panel',
  schema: v.strictObject({ block: v.literal('panel'), title: plain, content: contentSchema }),
  holds: flow,
};
