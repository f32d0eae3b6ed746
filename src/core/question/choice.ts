import * as v from 'valibot';
import { idSchema } from '#core/id';
import { rich } from '#core/text';

/** One answer to choose, in single and multiple. */
export const choiceSchema = v.strictObject({
  id: idSchema('c'),
  text: rich,
  /** Part of the mark, in percent: 100 right, 0 wrong, negative takes away. No choice of a form item has one. */
  share: v.optional(v.pipe(v.number(), v.minValue(-100), v.maxValue(100))),
  /** Shown to whoever picks this choice. */
  feedback: v.optional(rich),
});
export type Choice = v.InferOutput<typeof choiceSchema>;

/** At most so many: more cannot be read on a phone, nor told apart. */
export const mostChoices = 20;
export const choicesSchema = v.pipe(v.array(choiceSchema), v.minLength(2), v.maxLength(mostChoices));
