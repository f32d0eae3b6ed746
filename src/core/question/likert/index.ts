import * as v from 'valibot';
import { idSchema } from '#core/id';
import { likertGrading } from '#core/question/likert/grade';
import { base, type QuestionType } from '#core/question/questionType';
import type { Single } from '#core/question/single/index';
import { plain, rich } from '#core/text';

const schema = v.strictObject({
  type: v.literal('likert'),
  ...base,
  /** Every point has its label; worth 1, 2, 3 … in order. */
  scale: v.pipe(v.array(v.strictObject({ id: idSchema('c'), label: plain })), v.minLength(2), v.maxLength(11)),
  /** What the first point is worth, where that is not 1: a grid from 0 to 4. */
  lowest: v.optional(v.picklist([0, 1])),
  /** « Sans objet », apart from the scale; counts nowhere. */
  notApplicable: v.optional(v.strictObject({ id: idSchema('c'), label: plain })),
});
export type Likert = v.InferOutput<typeof schema>;

/** Agreement on a labelled scale; has no key. */
export const likert: QuestionType<Likert, string, Single> = {
  schema,
  ...likertGrading,
  interactions: ({ id, stem, scale }) => [
    { kind: 'likert', id, prompt: stem, options: scale.map((point) => ({ id: point.id, text: point.label })) },
  ],
  simpler({ scale, notApplicable, ...question }) {
    const options = notApplicable ? [...scale, notApplicable] : scale;
    const choices = options.map(({ id, label }) => ({ id, text: v.parse(rich, escapeMarkdown(label)) }));
    return { ...question, type: 'single', choices, shuffle: false };
  },
  problems: () => [],
  slim: ({ scale, notApplicable }) => ({
    scale: scale.map(({ id }) => ({ id })),
    notApplicable: notApplicable && { id: notApplicable.id },
  }),
  texts: () => [],
};

/** Plain text as Markdown that reads the same. */
const escapeMarkdown = (text: string) => text.replace(/[\\`*_{}[\]<>#+\-.!|~&]/g, '\\$&');
