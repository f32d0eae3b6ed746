import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';

/** Cards to learn by: a question in front, its answer behind. */
export interface Flashcards {
  readonly block: 'flashcards';
  readonly content: readonly Block[];
}

export const flashcards: BlockModel<Flashcards> = {
  name: 'Flashcards',
  schema: v.strictObject({
    block: v.literal('flashcards'),
    content: contentSchema,
  }),
  holds: ['card'],
};
