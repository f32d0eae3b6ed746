import * as v from 'valibot';
import { idSchema } from '#core/id';
import { about, base, type QuestionType } from '#core/question/questionType';
import { shortGrading } from '#core/question/short/grade';
import { plain, rich } from '#core/text';

const schema = v.strictObject({
  type: v.literal('short'),
  ...base,
  /** The accepted answers, the best first; none for a form item. */
  answers: v.optional(
    v.array(
      v.strictObject({
        id: idSchema('c'),
        text: plain,
        /** Part of the mark, in percent. */
        share: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 100),
        feedback: v.optional(rich),
      }),
    ),
    [],
  ),
  /** Capitals count. */
  caseMatters: v.optional(v.boolean(), false),
  /** Accents count. */
  accentsMatter: v.optional(v.boolean(), false),
});
export type Short = v.InferOutput<typeof schema>;

/** A few words to type; variants, capitals and accents are forgiven as the question says, blanks and apostrophes always. */
export const short: QuestionType<Short, string> = {
  schema,
  ...shortGrading,
  interactions: ({ id, stem, answers, caseMatters }) => [
    {
      kind: 'fill-in',
      id,
      prompt: stem,
      right: answers.filter(({ share }) => share === 100).map(({ text }) => text),
      caseMatters,
    },
  ],
  simpler: () => undefined,
  slim: ({ answers, caseMatters, accentsMatter }) => ({
    ...(caseMatters && { caseMatters }),
    ...(accentsMatter && { accentsMatter }),
    answers: answers.map(({ id, share, text, feedback }) => ({
      text,
      ...(share !== 100 && { share }),
      ...(feedback !== undefined && { id }),
    })),
  }),
  texts: ({ answers }) => answers.map(({ feedback }) => feedback),
  problems(question) {
    const { answers } = question;
    return answers.length === 0 || answers.some(({ share }) => share === 100)
      ? []
      : [about(question, 'question/no-right-answer')];
  },
};
