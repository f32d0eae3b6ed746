import * as v from 'valibot';
import { audienceSchema } from '#core/audience/schema';
import { schemaVersion } from '#core/course/version';
import { designSchema } from '#core/design/schema';
import { formSchema } from '#core/forms/schema';
import { framingSchema } from '#core/framing/schema';
import { idSchema } from '#core/id';
import { needsSchema } from '#core/needs/schema';
import { objectiveSchema } from '#core/objectives/schema';
import { questionSchema } from '#core/question/index';
import { testSchema } from '#core/test/schema';
import { plain, rich } from '#core/text';

export { schemaVersion };

/** UTC, to the second: `2026-11-24T21:00:00Z`. */
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));

export const metaSchema = v.strictObject({
  id: idSchema('k'),
  /** Absolute IRI, fixed at creation; an entity's IRI is `<iri>#<id>`. */
  iri: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:\S+$/i)),
  title: plain,
  summary: v.optional(rich),
  /** BCP 47, the source language. */
  lang: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)),
  /** Counts the saved batches. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  created: instant,
  /** Stamps every export. */
  modified: instant,
  /** Invented people and data: `data/` and `prive/` may be shown. */
  fictional: v.optional(v.boolean(), false),
  authors: v.optional(v.array(plain), []),
  licence: v.optional(plain),
  keywords: v.optional(v.array(plain), []),
  profile: v.optional(plain),
  depth: v.optional(v.picklist(['essential', 'complete']), 'essential'),
  /** The course that this one was copied from; both still share their ids. */
  origin: v.optional(
    v.strictObject({
      iri: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:\S+$/i)),
      title: plain,
      revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
});

/** `course.json` */
export const courseFileSchema = v.strictObject({
  schema: v.literal(schemaVersion),
  meta: metaSchema,
  framing: v.optional(framingSchema, {}),
  audience: v.optional(audienceSchema, {}),
  needs: v.optional(needsSchema, {}),
  objectives: v.optional(v.array(objectiveSchema), []),
  design: v.optional(designSchema, {}),
  tests: v.optional(v.array(testSchema), []),
  forms: v.optional(v.array(formSchema), []),
});
export type CourseFile = v.InferOutput<typeof courseFileSchema>;

/** `bank.json` */
export const bankFileSchema = v.strictObject({
  schema: v.literal(schemaVersion),
  questions: v.optional(v.array(questionSchema), []),
});
