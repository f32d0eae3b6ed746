import * as v from 'valibot';
import type { BlockModel } from '#blocks/block';
import { type Id, idSchema } from '#core/id';

/** A question of the bank, for practice. */
export interface QuestionBlock {
  readonly block: 'question';
  readonly id: Id<'q'>;
}

export const question: BlockModel<QuestionBlock> = {
  name: 'Question',
  schema: v.strictObject({ block: v.literal('question'), id: idSchema('q') }),
  holds: [],
  questions: ({ id }) => [id],
};
