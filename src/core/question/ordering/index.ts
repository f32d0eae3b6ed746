import * as v from 'valibot';
import { idSchema } from '#core/id';
import { orderingGrading } from '#core/question/ordering/grade';
import { base, type QuestionType } from '#core/question/questionType';
import { rich } from '#core/text';

const schema = v.strictObject({
  type: v.literal('ordering'),
  ...base,
  /** In the right order. */
  items: v.pipe(v.array(v.strictObject({ id: idSchema('c'), text: rich })), v.minLength(3), v.maxLength(12)),
});
export type Ordering = v.InferOutput<typeof schema>;

/** Items to put in order. */
export const ordering: QuestionType<Ordering, readonly string[]> = {
  schema,
  ...orderingGrading,
  interactions: ({ id, stem, items }) => [
    { kind: 'sequencing', id, prompt: stem, options: items, right: items.map((item) => item.id) },
  ],
  simpler: () => undefined,
  problems: () => [],
  slim: ({ items }) => ({ items: items.map(({ id }) => ({ id })) }),
  texts: ({ items }) => items.map(({ text }) => text),
};
