import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';

export const calloutKinds = ['info', 'caution', 'example', 'definition'] as const;

/** A text set apart: to know, to beware of, for example, what a word means. */
export interface Callout {
  readonly block: 'callout';
  readonly kind: (typeof calloutKinds)[number];
  readonly title?: Plain | undefined;
  readonly content: readonly Block[];
}

export const callout: BlockModel<Callout> = {
  name: 'Callout',
  schema: v.strictObject({
    block: v.literal('callout'),
    kind: v.picklist(calloutKinds),
    /** Behind the label of the kind. */
    title: v.optional(plain),
    content: contentSchema,
  }),
  holds: ['text', 'figure'],
};
