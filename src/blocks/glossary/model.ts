import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';

/** Words and what they mean. */
export interface Glossary {
  readonly block: 'glossary';
  readonly content: readonly Block[];
}

export const glossary: BlockModel<Glossary> = {
  name: 'Glossary',
  schema: v.strictObject({
    block: v.literal('glossary'),
    content: contentSchema,
  }),
  holds: ['term'],
};
