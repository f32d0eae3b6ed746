import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';

/** Panels that open one by one. */
export interface Accordion {
  readonly block: 'accordion';
  readonly content: readonly Block[];
}

export const accordion: BlockModel<Accordion> = {
  name: 'Accordion',
  schema: v.strictObject({ block: v.literal('accordion'), content: contentSchema }),
  holds: ['panel'],
};
