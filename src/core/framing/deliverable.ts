import * as v from 'valibot';
import { day } from '#core/framing/mission';
import { sourceQuoteSchema } from '#core/framing/quote';
import { idSchema } from '#core/id';
import { plain, rich } from '#core/text';

const unit = v.picklist(['working-day', 'day', 'week', 'month']);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a delay runs from. */
export const moments = [
  'activity-start',
  'departure',
  'activity-end',
  'return',
  'mission-start',
  'mission-end',
] as const;
export type Moment = (typeof moments)[number];

/** « Au plus tard 5 jours ouvrables avant le début ou le départ, selon la première éventualité. » The unit stands with each count: one document mixes them. */
export const dueRuleSchema = v.strictObject({
  direction: v.picklist(['before', 'after']),
  events: v.pipe(v.array(v.picklist(moments)), v.minLength(1)),
  /** Among the events whose day is known. */
  which: v.optional(v.picklist(['earliest', 'latest']), 'earliest'),
  count,
  unit,
});
export type DueRule = v.InferOutput<typeof dueRuleSchema>;

const delay = v.strictObject({ count, unit });

export const deliverableKinds = ['pre-mission', 'final', 'support'] as const;

/** The delays of one kind of deliverable; a deliverable may have a rule of its own. */
export const delaysSchema = v.strictObject({
  kind: v.picklist(deliverableKinds),
  due: dueRuleSchema,
  /** Comments that a rule dates, not the day of submission. */
  commentsDue: v.optional(dueRuleSchema),
  /** Comments after submission, integration after their receipt, approval after the final submission. */
  review: v.optional(v.strictObject({ comments: delay, integration: delay, approval: delay })),
});
export type Delays = v.InferOutput<typeof delaysSchema>;

export const deliverableStates = [
  'draft',
  'in-validation',
  'validated',
  'submitted',
  'commented',
  'revised',
  'final-submitted',
  'approved',
  'rejected',
] as const;
export type DeliverableState = (typeof deliverableStates)[number];

/** A step of its life. */
export const deliverableStepSchema = v.strictObject({
  to: v.picklist(deliverableStates),
  on: day,
  by: v.optional(idSchema('w')),
  /** The version that the partner reads, frozen. */
  version: v.optional(plain),
  /** Where it is kept: an id of `history/versions`. */
  frozen: v.optional(idSchema('vs')),
  /** Why it was sent without validation, or why a second round. */
  reason: v.optional(plain),
  /** Comments received, what was done with them, whom it was sent to. */
  note: v.optional(plain),
});
export type DeliverableStep = v.InferOutput<typeof deliverableStepSchema>;

/** What a document of a deliverable says in its authors' own words, by the keys that its template asks for. */
export const deliverableTexts = v.optional(v.record(v.string(), rich), {});

export const deliverableSchema = v.strictObject({
  id: idSchema('v'),
  code: plain,
  title: plain,
  kind: v.picklist(deliverableKinds),
  /** Never leaves the team and the contractor: in no list that a partner reads. */
  confidential: v.optional(v.boolean(), false),
  /** Without one: of the whole mission. */
  activity: v.optional(idSchema('s')),
  accountable: v.optional(idSchema('w')),
  due: v.optional(dueRuleSchema),
  pageLimit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Extensions; those of the mission where there are none. */
  formats: v.optional(v.array(plain), []),
  /** A form filled in elsewhere, or a support: handed over, not commented. */
  reviewed: v.optional(v.boolean(), true),
  /** The form to fill in elsewhere, the place where it was put. */
  link: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/))),
  /** The document that it is written with, a folder of `templates/documents`. */
  template: v.optional(plain),
  texts: deliverableTexts,
  /** Of a confidential one it stands in `prive/reviews.json`. */
  history: v.optional(v.array(deliverableStepSchema), []),
  sourceQuote: v.optional(sourceQuoteSchema),
});
export type Deliverable = v.InferOutput<typeof deliverableSchema>;
