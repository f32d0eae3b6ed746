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

/** What both types of choice questions have. */
export const choiceFields = {
  choices: choicesSchema,
  /** Learners see the choices in a chance order; « aucune de ces réponses » and its kin stay last. */
  shuffle: v.optional(v.boolean(), true),
  /** Offers « Je ne sais pas », last. */
  dontKnow: v.optional(v.boolean()),
};

interface Choices {
  readonly choices: readonly Choice[];
  readonly shuffle: boolean;
}

/** What travels and what is read of a question of choices. */
export const choiceParts = {
  slim: ({ choices, shuffle }: Choices) => ({
    ...(shuffle && { shuffle }),
    shares: choices.map(({ share = null }) => share),
  }),
  texts: ({ choices }: Choices) => choices.flatMap(({ text, feedback }) => [text, feedback]),
};
