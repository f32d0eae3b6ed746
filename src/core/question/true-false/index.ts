import * as v from 'valibot';
import type { Id } from '#core/id';
import { base, type QuestionType } from '#core/question/questionType';
import type { Single } from '#core/question/single/index';
import { trueFalseGrading } from '#core/question/true-false/grade';
import { rich } from '#core/text';
import { say } from '#core/words';

const schema = v.strictObject({
  type: v.literal('true-false'),
  ...base,
  /** Whether the statement is true. */
  answer: v.boolean(),
  /** Shown to whoever answers « Vrai », then « Faux ». */
  trueFeedback: v.optional(rich),
  falseFeedback: v.optional(rich),
  /** Offers « Je ne sais pas », last. */
  dontKnow: v.optional(v.boolean()),
});
export type TrueFalse = v.InferOutput<typeof schema>;

/** A statement, true or false; a learner answers `true`, `false` or `dont-know`. */
export const trueFalse: QuestionType<TrueFalse, string, Single> = {
  schema,
  ...trueFalseGrading,
  interactions: ({ id, stem, answer }) => [{ kind: 'true-false', id, prompt: stem, right: answer }],
  simpler({ answer, trueFeedback, falseFeedback, ...question }, words) {
    const choice = (value: boolean, feedback: typeof trueFeedback) => ({
      // Two ids that stay the same, made of the question's own.
      id: `c-${question.id.slice(2, 11)}${value ? 't' : 'f'}` as Id<'c'>,
      text: v.parse(rich, say(words, `player.${value ? 'true' : 'false'}`)),
      share: value === answer ? 100 : 0,
      ...(feedback === undefined ? {} : { feedback }),
    });
    return {
      ...question,
      type: 'single',
      choices: [choice(true, trueFeedback), choice(false, falseFeedback)],
      shuffle: false,
    };
  },
  problems: () => [],
  slim: ({ answer }) => ({ answer }),
  texts: ({ trueFeedback, falseFeedback }) => [trueFeedback, falseFeedback],
};
