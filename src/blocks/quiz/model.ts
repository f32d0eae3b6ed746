import * as v from 'valibot';
import type { BlockModel } from '#blocks/block';
import { type Id, idSchema } from '#core/id';

/** A test of the course in the middle of a page, for practice: nothing of it counts. */
export interface Quiz {
  readonly block: 'quiz';
  readonly test: Id<'e'>;
}

export const quiz: BlockModel<Quiz> = {
  name: 'Quiz',
  schema: v.strictObject({
    block: v.literal('quiz'),
    test: idSchema('e'),
  }),
  holds: [],
  tests: ({ test }) => [test],
};
