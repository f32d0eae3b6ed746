import * as v from 'valibot';
import { idSchema } from '#core/id';
import { plain, rich } from '#core/text';

/** Shown only when an earlier question of the form got this answer. */
const condition = v.strictObject({ question: idSchema('q'), answer: idSchema('c') });

export const formItemSchema = v.variant('kind', [
  v.strictObject({
    id: idSchema('i'),
    kind: v.literal('question'),
    /** A question of the bank, without a key. */
    question: idSchema('q'),
    required: v.optional(v.boolean(), false),
    when: v.optional(condition),
  }),
  v.strictObject({ id: idSchema('i'), kind: v.literal('label'), text: rich, when: v.optional(condition) }),
  v.strictObject({ id: idSchema('i'), kind: v.literal('page') }),
]);
export type FormItem = v.InferOutput<typeof formItemSchema>;

export const formSchema = v.strictObject({
  id: idSchema('f'),
  code: plain,
  title: plain,
  introduction: v.optional(rich),
  anonymous: v.optional(v.boolean(), true),
  /** The template that it was copied from. */
  template: v.optional(v.strictObject({ id: plain, version: v.pipe(v.number(), v.integer()) })),
  items: v.array(formItemSchema),
});
export type Form = v.InferOutput<typeof formSchema>;
