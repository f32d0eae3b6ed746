import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';

/** Panels that open one by one. */
export interface Accordion {
  readonly block: 'accordion';
  readonly content: readonly Block[];
}

/** One of them; stands in an accordion only. */
export interface Panel {
  readonly block: 'panel';
  readonly title: Plain;
  readonly content: readonly Block[];
}

export const accordion: BlockModel<Accordion> = {
  name: 'Accordion',
  schema: v.strictObject({ block: v.literal('accordion'), content: contentSchema }),
  holds: ['panel'],
  questions: () => [],
  media: () => [],
};

export const panel: BlockModel<Panel> = {
  name: 'Panel',
  schema: v.strictObject({ block: v.literal('panel'), title: plain, content: contentSchema }),
  holds: ['text', 'callout', 'figure', 'question'],
  questions: () => [],
  media: () => [],
};
