import * as v from 'valibot';
import { type BlockModel, contentSchema, flow } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';

/** One step of a procedure; stands nowhere else. */
export interface Step {
  readonly block: 'step';
  readonly title: Plain;
  readonly content: readonly Block[];
}

export const step: BlockModel<Step> = {
  name: 'Step',
  schema: v.strictObject({
    block: v.literal('step'),
    title: plain,
    content: contentSchema,
  }),
  holds: flow,
};
