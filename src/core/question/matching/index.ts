import * as v from 'valibot';
import { idSchema } from '#core/id';
import { matchingGrading } from '#core/question/matching/grade';
import { about, base, type QuestionType } from '#core/question/questionType';
import { plain, rich } from '#core/text';

const schema = v.strictObject({
  type: v.literal('matching'),
  ...base,
  /** What goes together; the same right side may come back. */
  pairs: v.pipe(
    v.array(v.strictObject({ id: idSchema('c'), left: rich, right: plain })),
    v.minLength(2),
    v.maxLength(20),
  ),
  /** Right sides that fit nothing. */
  distractors: v.optional(v.pipe(v.array(v.strictObject({ id: idSchema('c'), text: plain })), v.maxLength(6))),
});
export type Matching = v.InferOutput<typeof schema>;

/** Each left side gets its right one from a list; the mark is the share of pairs that are made. */
export const matching: QuestionType<Matching, readonly string[]> = {
  schema,
  ...matchingGrading,
  interactions: (question) => [
    {
      kind: 'matching',
      id: question.id,
      prompt: question.stem,
      sources: question.pairs.map(({ id, left }) => ({ id, text: left })),
      targets: partnersOf(question),
      right: question.pairs.map(({ id, right }) => [id, partnerOf(question, right)]),
    },
  ],
  simpler: () => undefined,
  problems(question) {
    const { pairs, distractors = [] } = question;
    const texts = [...pairs.map(({ right }) => right), ...distractors.map(({ text }) => text)];
    const twice = distractors.find(({ text }, index) => texts.indexOf(text) < pairs.length + index);
    return twice === undefined ? [] : [about(question, 'question/distractor-twice', { text: twice.text })];
  },
  slim: (question) => ({
    pairs: question.pairs.map(({ id, right }) => ({ id, right: partnerOf(question, right).slice(2) })),
    distractors: question.distractors?.map(({ id }) => ({ id })),
  }),
  texts: ({ pairs }) => pairs.map(({ left }) => left),
};

/** The right sides to choose from, each once, under the id of the first that has it. */
export function partnersOf({
  pairs,
  distractors = [],
}: Matching): readonly { readonly id: string; readonly text: string }[] {
  const all = [...pairs.map(({ id, right }) => ({ id, text: right })), ...distractors];
  return all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index);
}

const partnerOf = (question: Matching, right: string): string =>
  partnersOf(question).find(({ text }) => text === right)?.id ?? '';
