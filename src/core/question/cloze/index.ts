import * as v from 'valibot';
import { type Id, idSchema } from '#core/id';
import type { Interaction } from '#core/interaction/interaction';
import type { Problem } from '#core/problem';
import { mostChoices } from '#core/question/choice';
import { clozeGrading } from '#core/question/cloze/grade';
import { about, base, type QuestionType } from '#core/question/questionType';
import { plain } from '#core/text';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const gapFields = {
  id: idSchema('c'),
  /** What the gap weighs among the others. */
  points: v.optional(v.pipe(v.number(), v.minValue(0)), 1),
};

const gapSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('short'),
    ...gapFields,
    /** The accepted answers, the best first. */
    answers: v.pipe(v.array(v.strictObject({ text: plain, share: v.optional(share, 100) })), v.minLength(1)),
  }),
  v.strictObject({
    kind: v.literal('choice'),
    ...gapFields,
    choices: v.pipe(
      v.array(v.strictObject({ id: idSchema('c'), text: plain, share })),
      v.minLength(2),
      v.maxLength(mostChoices),
    ),
  }),
  v.strictObject({
    kind: v.literal('numeric'),
    ...gapFields,
    answer: v.number(),
    /** Accepted on either side of the answer. */
    tolerance: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
    /** Shown behind the field; never typed. */
    unit: v.optional(plain),
  }),
]);
export type Gap = v.InferOutput<typeof gapSchema>;

const schema = v.strictObject({
  type: v.literal('cloze'),
  ...base,
  /** `[[1]]` in the stem is the first. */
  gaps: v.pipe(v.array(gapSchema), v.minLength(1), v.maxLength(20)),
  /** Capitals count. */
  caseMatters: v.optional(v.boolean(), false),
  /** Accents count. */
  accentsMatter: v.optional(v.boolean(), false),
});
export type Cloze = v.InferOutput<typeof schema>;

/** A text with gaps to fill: words, a list, a number; the mark is that of the gaps, by their points. */
export const cloze: QuestionType<Cloze, readonly string[]> = {
  schema,
  ...clozeGrading,
  interactions(question) {
    const total = question.gaps.reduce((sum, { points }) => sum + points, 0);
    return question.gaps.map((gap, index) => ({
      ...interactionOf(gap, question),
      id: `${question.id}.g${index + 1}`,
      weight: total === 0 ? 0 : gap.points / total,
    }));
  },
  simpler: () => undefined,
  problems: (question) => [...placeProblems(question), ...keyProblems(question)],
  slim: ({ gaps, caseMatters, accentsMatter }) => ({ caseMatters, accentsMatter, gaps: gaps.map(slimGap) }),
  texts: () => [],
};

function slimGap(gap: Gap): object {
  const { kind, points } = gap;
  if (gap.kind === 'short') return { kind, points, answers: gap.answers };
  if (gap.kind === 'numeric') return { kind, points, answer: gap.answer, tolerance: gap.tolerance };
  return { kind, points, choices: gap.choices.map((choice) => ({ id: choice.id, share: choice.share })) };
}

function interactionOf(gap: Gap, { id, stem, caseMatters }: Cloze): Interaction {
  const common = { id, prompt: stem };
  if (gap.kind === 'numeric')
    return { ...common, kind: 'numeric', range: [gap.answer - gap.tolerance, gap.answer + gap.tolerance] };
  if (gap.kind === 'short') {
    const right = gap.answers.filter((answer) => answer.share === 100).map(({ text }) => text);
    return { ...common, kind: 'fill-in', right, caseMatters };
  }
  const right = gap.choices.filter((choice) => choice.share === 100).map((choice) => choice.id as Id);
  return { ...common, kind: 'choice', options: gap.choices, right, together: false };
}

/** The places of gaps in a stem, each as `[[n]]`; a Markdown writer may have put backslashes. */
export const gapPlaces = (stem: string): readonly number[] =>
  [...stem.matchAll(/\\?\[\\?\[(\d+)\\?\]\\?\]/g)].map(([, number]) => Number(number));

function placeProblems(question: Cloze): readonly Problem[] {
  const places = gapPlaces(question.stem);
  const numbers = question.gaps.map((_, index) => index + 1);
  return [
    ...numbers
      .filter((gap) => !places.includes(gap))
      .map((gap) => about(question, 'question/gap-without-place', { gap })),
    ...places
      .filter((gap) => !numbers.includes(gap))
      .map((gap) => about(question, 'question/place-without-gap', { gap })),
    ...numbers
      .filter((gap) => places.filter((place) => place === gap).length > 1)
      .map((gap) => about(question, 'question/gap-twice', { gap })),
  ];
}

const keyProblems = (question: Cloze): readonly Problem[] =>
  question.gaps.flatMap((gap, index) => {
    const options = gap.kind === 'short' ? gap.answers : gap.kind === 'choice' ? gap.choices : [{ share: 100 }];
    return options.some((option) => option.share === 100)
      ? []
      : [about(question, 'question/gap-without-right-answer', { gap: index + 1 })];
  });
