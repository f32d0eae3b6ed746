import * as v from 'valibot';
import { plain, rich } from '#core/text';

/** Shown only when the question with this key got the answer that reads so. Inside `each`, the question about the same thing. */
const when = v.strictObject({ question: plain, answer: plain });

const label = v.strictObject({ kind: v.literal('label'), text: rich, when: v.optional(when) });

const asked = {
  /** What conditions call it. */
  key: v.optional(plain),
  stem: rich,
  required: v.optional(v.boolean(), false),
  requiredWhen: v.optional(v.strictObject({ question: plain, answers: v.array(plain) })),
  when: v.optional(when),
};
const choices = v.pipe(v.array(plain), v.minLength(2));

const questions = [
  v.strictObject({ kind: v.literal('single'), ...asked, choices }),
  v.strictObject({ kind: v.literal('multiple'), ...asked, choices }),
  v.strictObject({
    kind: v.literal('likert'),
    ...asked,
    /** A scale of the template, by its name. */
    scale: plain,
    notApplicable: v.optional(plain),
  }),
  v.strictObject({ kind: v.literal('short'), ...asked }),
  v.strictObject({ kind: v.literal('long'), ...asked, lines: v.optional(v.number()) }),
  v.strictObject({
    kind: v.literal('numeric'),
    ...asked,
    unit: v.optional(plain),
    min: v.optional(v.number()),
    max: v.optional(v.number()),
  }),
] as const;

export const templateItemSchema = v.variant('kind', [
  label,
  ...questions,
  v.strictObject({
    kind: v.literal('each'),
    /** Repeated for each operational objective, or prerequisite, of the course; `{code}` and `{texte}` are its own. */
    of: v.picklist(['objective', 'prerequisite']),
    items: v.array(v.variant('kind', [label, ...questions])),
  }),
]);
export type TemplateItem = v.InferOutput<typeof templateItemSchema>;
export type TemplateEntry = Exclude<TemplateItem, { kind: 'each' }>;
export type TemplateQuestion = Exclude<TemplateEntry, { kind: 'label' }>;

/**
 * A form to copy into a course: `templates/forms/<id>.json`. `{name}` in any text is one of `values`; what a course cannot
 * know by itself has a default that says `[… à compléter]`, and `check` asks for it.
 */
export const formTemplateSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  /** Grows by one with every change of the text. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The code of the form; its questions are numbered after it. */
  code: plain,
  title: plain,
  /** When it is used and who fills it in. */
  summary: plain,
  anonymous: v.optional(v.boolean(), true),
  introduction: v.optional(rich),
  codePrompt: v.optional(plain),
  returnTo: v.optional(plain),
  values: v.array(
    v.strictObject({
      name: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]*$/)),
      label: plain,
      /** Where the course says it. */
      from: v.optional(v.picklist(['title', 'client', 'partner'])),
      default: v.optional(plain),
    }),
  ),
  /** Every point with its label. */
  scales: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        /** What the first point is worth. */
        lowest: v.optional(v.picklist([0, 1])),
        points: v.pipe(v.array(plain), v.minLength(2), v.maxLength(11)),
      }),
    ),
    {},
  ),
  /** A page each. */
  sections: v.array(
    v.strictObject({
      title: plain,
      when: v.optional(when),
      layout: v.optional(v.picklist(['list', 'grid']), 'list'),
      items: v.array(templateItemSchema),
    }),
  ),
});
export type FormTemplate = v.InferOutput<typeof formTemplateSchema>;
