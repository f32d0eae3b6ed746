import * as v from 'valibot';
import { type BlockModel, contentSchema } from '#blocks/block';
import type { Block } from '#blocks/models';
import { type Id, idSchema } from '#core/id';

/** A question to oneself: what is written is never transmitted to anybody. */
export interface Reflection {
  readonly block: 'reflection';
  readonly id: Id<'n'>;
  readonly lines?: number | undefined;
  readonly content: readonly Block[];
}

export const reflection: BlockModel<Reflection> = {
  name: 'Reflection',
  schema: v.strictObject({
    block: v.literal('reflection'),
    /** Under this name the text is kept; the same one further on shows it again. */
    id: idSchema('n'),
    /** Height of the field; 5 where nothing is said. */
    lines: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(40))),
    content: contentSchema,
  }),
  holds: ['text'],
};
