import * as v from 'valibot';
import { idSchema } from '#core/id';
import { plain, rich } from '#core/text';

/** Shown only when an earlier question of the form got this answer. */
const condition = v.strictObject({ question: idSchema('q'), answer: idSchema('c') });
export type Condition = v.InferOutput<typeof condition>;

export const formItemSchema = v.variant('kind', [
  v.strictObject({
    id: idSchema('i'),
    kind: v.literal('question'),
    /** A question of the bank, without a key. */
    question: idSchema('q'),
    /** The objective that it is asked about; a result can then be told by objective. */
    objective: v.optional(idSchema('o')),
    required: v.optional(v.boolean(), false),
    /** An answer is due only after one of these answers to another question. */
    requiredWhen: v.optional(
      v.strictObject({ question: idSchema('q'), answers: v.pipe(v.array(idSchema('c')), v.minLength(1)) }),
    ),
    when: v.optional(condition),
  }),
  v.strictObject({ id: idSchema('i'), kind: v.literal('label'), text: rich, when: v.optional(condition) }),
  v.strictObject({
    id: idSchema('i'),
    kind: v.literal('page'),
    /** The title of the section that begins here. */
    title: v.optional(plain),
    /** Holds for all that stands in the section. */
    when: v.optional(condition),
    /** `grid`: a table, each scale with the text field that follows it. */
    layout: v.optional(v.picklist(['list', 'grid']), 'list'),
  }),
]);
export type FormItem = v.InferOutput<typeof formItemSchema>;

export const formSchema = v.strictObject({
  id: idSchema('f'),
  code: plain,
  title: plain,
  introduction: v.optional(rich),
  anonymous: v.optional(v.boolean(), true),
  /** How whoever answers makes or finds the code that pairs the answers of one person; without it no code is asked. */
  codePrompt: v.optional(plain),
  /** Who the answers are handed to, as the page says it. */
  returnTo: v.optional(plain),
  /** The template that it was copied from. */
  template: v.optional(v.strictObject({ id: plain, version: v.pipe(v.number(), v.integer()) })),
  items: v.array(formItemSchema),
});
export type Form = v.InferOutput<typeof formSchema>;
