import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { caseFaults } from '#blocks/case/faults';
import { type Plain, plain } from '#core/text';

/** A story in scenes: each choice leads to another, the last to the debrief. */
export interface Case {
  readonly block: 'case';
  readonly title: Plain;
  readonly content: readonly Block[];
}

export const caseStudy: BlockModel<Case> = {
  name: 'Case',
  schema: v.strictObject({
    block: v.literal('case'),
    title: plain,
    content: contentSchema,
  }),
  holds: ['scene', 'debrief'],
  faults: caseFaults,
};
