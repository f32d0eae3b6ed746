import * as v from 'valibot';
import { idSchema } from '#core/id';
import { plain } from '#core/text';

/** Time of day, `08:30`. */
const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));

export const methods = ['expository', 'demonstrative', 'interrogative', 'active', 'experiential'] as const;
/** Laurillard's six learning types. */
export const learningTypes = [
  'acquisition',
  'investigation',
  'practice',
  'production',
  'discussion',
  'collaboration',
] as const;
export const modalities = ['room', 'virtual', 'asynchronous', 'workplace'] as const;

export const activitySchema = v.strictObject({
  id: idSchema('a'),
  code: plain,
  title: plain,
  objectives: v.optional(v.array(idSchema('o')), []),
  method: v.optional(v.picklist(methods)),
  learningType: v.optional(v.picklist(learningTypes)),
  modality: v.picklist(modalities),
  /** Planned length, in minutes. */
  minutes,
  /** The material that it needs. */
  materials: v.optional(v.array(idSchema('u')), []),
  trainer: v.optional(idSchema('p')),
  /** Learners get a return on what they did. */
  feedback: v.optional(v.boolean(), false),
  /** Hors pédagogie: counts in the day, not in learning time. */
  outsideTeaching: v.optional(v.boolean(), false),
  /** Course pages that it reads, in order. */
  pages: v.optional(v.array(idSchema('l')), []),
  /** The test that it takes; in a packaged module, its graded quiz. */
  test: v.optional(idSchema('e')),
  form: v.optional(idSchema('f')),
});
export type Activity = v.InferOutput<typeof activitySchema>;

export const sequenceSchema = v.strictObject({
  id: idSchema('z'),
  code: plain,
  title: plain,
  activities: v.array(activitySchema),
});

export type Sequence = v.InferOutput<typeof sequenceSchema>;

export const moduleSchema = v.strictObject({
  id: idSchema('m'),
  code: plain,
  title: plain,
  /** Objectifs pédagogiques of the module. */
  objectives: v.optional(v.array(idSchema('o')), []),
  /** What the learner leaves with. */
  product: v.optional(plain),
  sequences: v.array(sequenceSchema),
});
export type Module = v.InferOutput<typeof moduleSchema>;

/** When an activity takes place in the typical week; the structure stands apart. */
export const slotSchema = v.strictObject({
  id: idSchema('d'),
  activity: idSchema('a'),
  /** Day of the course, 1 first. */
  day: v.pipe(v.number(), v.integer(), v.minValue(1)),
  start: clockTime,
  end: clockTime,
});
export type Slot = v.InferOutput<typeof slotSchema>;

export const materialSchema = v.strictObject({
  id: idSchema('u'),
  code: plain,
  title: plain,
  kind: v.optional(v.picklist(['handout', 'slides', 'sheet', 'case', 'grid', 'data', 'online', 'other']), 'other'),
});

export const designSchema = v.strictObject({
  modules: v.optional(v.array(moduleSchema), []),
  timetable: v.optional(v.array(slotSchema), []),
  materials: v.optional(v.array(materialSchema), []),
  /** Roles, not persons: F1, F2. */
  trainers: v.optional(v.array(v.strictObject({ id: idSchema('p'), code: plain, role: v.optional(plain) })), []),
});
export type Design = v.InferOutput<typeof designSchema>;

/** The activities of a course or module, in teaching order. */
export const activitiesOf = (modules: readonly Module[]): readonly Activity[] =>
  modules.flatMap(({ sequences }) => sequences.flatMap(({ activities }) => activities));
