import * as v from 'valibot';
import { delaysSchema, deliverableSchema } from '#core/framing/deliverable';
import { issueSchema, missionEventSchema, missionTaskSchema, riskSchema } from '#core/framing/followUp';
import { day, missionActivitySchema, missionCalendarSchema, roleSchema, workloadSchema } from '#core/framing/mission';
import { sourceQuoteSchema } from '#core/framing/quote';
import { idSchema } from '#core/id';
import { plain, rich } from '#core/text';

/** A file format that the terms of reference name: accepted, tolerated though not named, or refused. */
export const acceptedFormatSchema = v.strictObject({
  extension: v.pipe(v.string(), v.regex(/^[a-z0-9]{2,5}$/)),
  status: v.picklist(['listed', 'unlisted', 'refused']),
});

const quotes = v.optional(v.array(sourceQuoteSchema));

/** Where fields that belong to no entity come from in the terms of reference; an entity has its own. */
const fieldQuotesSchema = v.strictObject({
  client: quotes,
  partner: quotes,
  funder: quotes,
  context: quotes,
  general: quotes,
  specific: quotes,
  included: quotes,
  excluded: quotes,
  applicationDeadline: quotes,
});
/** A field of the framing that may quote the terms of reference. */
export type QuotedField = keyof typeof fieldQuotesSchema.entries;

export const framingSchema = v.strictObject({
  /** Commanditaire. */
  client: v.optional(plain),
  /** Partenaire technique. */
  partner: v.optional(plain),
  /** Financeur. */
  funder: v.optional(plain),
  context: v.optional(rich),
  /** Objectif général and spécifiques of the action: what the mission changes, not what learners learn. */
  purpose: v.optional(v.strictObject({ general: v.optional(plain), specific: v.optional(v.array(plain), []) })),
  /** Résultats attendus. */
  results: v.optional(
    v.array(
      v.strictObject({ id: idSchema('r'), code: plain, text: plain, sourceQuote: v.optional(sourceQuoteSchema) }),
    ),
    [],
  ),
  /** Who or what is concerned, and who or what is not. */
  scope: v.optional(v.strictObject({ included: v.optional(plain), excluded: v.optional(plain) })),
  /** Closing day of the call for experts. */
  applicationDeadline: v.optional(day),
  roles: v.optional(v.array(roleSchema), []),
  activities: v.optional(v.array(missionActivitySchema), []),
  calendar: v.optional(missionCalendarSchema, {}),
  workload: v.optional(workloadSchema, {}),
  delays: v.optional(v.array(delaysSchema), []),
  deliverables: v.optional(v.array(deliverableSchema), []),
  formats: v.optional(v.array(acceptedFormatSchema), []),
  /** Word for word, in every version of every deliverable. */
  clause: v.optional(plain),
  events: v.optional(v.array(missionEventSchema), []),
  risks: v.optional(v.array(riskSchema), []),
  issues: v.optional(v.array(issueSchema), []),
  tasks: v.optional(v.array(missionTaskSchema), []),
  logistics: v.optional(v.array(missionTaskSchema), []),
  sourceQuotes: v.optional(fieldQuotesSchema),
});
export type Framing = v.InferOutput<typeof framingSchema>;
