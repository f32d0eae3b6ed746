import * as v from 'valibot';
import { idSchema } from '#core/id';
import { about, base, type QuestionType } from '#core/question/questionType';
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
  grade(question, response) {
    if (response === undefined || question.answers.length === 0) return undefined;
    return (matchOf(question, response)?.share ?? 0) / 100;
  },
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
  keyed: ({ answers }) => answers.length > 0,
  problems(question) {
    const { answers } = question;
    return answers.length === 0 || answers.some(({ share }) => share === 100)
      ? []
      : [about(question, 'question/no-right-answer')];
  },
};

/** The accepted answer that a response stands for, or none. */
export function matchOf(question: Short, response: string): Short['answers'][number] | undefined {
  const wanted = fold(response, question);
  return question.answers.find(({ text }) => fold(text, question) === wanted);
}

function fold(text: string, { caseMatters, accentsMatter }: Short): string {
  let folded = text
    .normalize('NFC')
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  if (!accentsMatter) folded = folded.normalize('NFD').replace(/\p{M}/gu, '');
  return caseMatters ? folded : folded.toLowerCase();
}
