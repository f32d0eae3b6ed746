import * as v from 'valibot';
import { delaysSchema, deliverableSchema, dueRuleSchema } from '#core/framing/deliverable';
import { issueSchema, missionEventSchema, missionTaskSchema, riskSchema } from '#core/framing/followUp';
import { missionActivitySchema, roleSchema, workloadSchema } from '#core/framing/mission';
import { framingSchema } from '#core/framing/schema';
import { plain } from '#core/text';

/** Codes in place of the ids that only a course has. */
const codes = v.optional(v.array(plain));

/** One for each activity named (without any: for each of the mission, or for the mission where it has none). */
const deliverableTemplate = v.strictObject({
  ...v.omit(deliverableSchema, ['id', 'activity', 'accountable', 'texts', 'history']).entries,
  activities: codes,
  /** One for each of these roles, whose code ends its code. */
  each: codes,
  accountable: v.optional(plain),
});
export type DeliverableTemplate = v.InferOutput<typeof deliverableTemplate>;

/** One for each activity named; without any, one for the mission. */
const taskTemplate = v.strictObject({
  ...v.pick(missionTaskSchema, ['title', 'phase']).entries,
  role: v.optional(plain),
  responsible: codes,
  activities: codes,
  due: v.optional(dueRuleSchema),
});
export type TaskTemplate = v.InferOutput<typeof taskTemplate>;

const eventTemplate = v.strictObject({
  ...v.pick(missionEventSchema, ['title', 'kind']).entries,
  roles: codes,
  activities: codes,
});

/** A row of the table of person-days: its days by category. */
const workloadRow = v.strictObject({ role: plain, activity: plain, days: v.record(v.string(), v.number()) });
const statedDays = v.strictObject({ role: plain, activity: v.optional(plain), days: v.number() });

const framingTemplate = v.strictObject({
  ...v.pick(framingSchema, [
    'client',
    'partner',
    'funder',
    'context',
    'purpose',
    'scope',
    'delays',
    'formats',
    'clause',
  ]).entries,
  delays: v.optional(v.array(delaysSchema), []),
  /** The results that missions of this kind are asked for, with the codes that people cite. */
  results: v.optional(v.array(v.strictObject({ code: plain, text: plain })), []),
  roles: v.optional(v.array(v.omit(roleSchema, ['id'])), []),
  activities: v.optional(v.array(v.omit(missionActivitySchema, ['id'])), []),
  /** Whose holidays count, ISO 3166; the course gets the lists, to edit. */
  countries: v.optional(v.array(v.string()), []),
  workload: v.optional(
    v.strictObject({
      categories: workloadSchema.entries.categories,
      rows: v.optional(v.array(workloadRow), []),
      stated: v.optional(v.array(statedDays), []),
    }),
    {},
  ),
  deliverables: v.optional(v.array(deliverableTemplate), []),
  events: v.optional(v.array(eventTemplate), []),
  risks: v.optional(v.array(v.omit(riskSchema, ['id', 'owner', 'activity'])), []),
  issues: v.optional(v.array(v.pick(issueSchema, ['code', 'title'])), []),
  tasks: v.optional(v.array(taskTemplate), []),
  logistics: v.optional(v.array(taskTemplate), []),
});
export type FramingTemplate = v.InferOutput<typeof framingTemplate>;

/** A kind of mission, `templates/profiles/<id>.json`: what a new course begins with. */
export const profileSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  title: plain,
  summary: plain,
  depth: v.picklist(['essential', 'complete']),
  lang: v.optional(v.string(), 'fr'),
  licence: v.optional(plain),
  keywords: v.optional(v.array(plain), []),
  framing: v.optional(framingTemplate, {}),
  /** Fees of a working day, by role; they go to `prive/`. */
  rates: v.optional(v.array(v.strictObject({ role: plain, amount: v.number(), currency: v.string() })), []),
  /** Roles of the trainers, not persons. */
  trainers: v.optional(v.array(v.strictObject({ code: plain, role: plain })), []),
});
export type Profile = v.InferOutput<typeof profileSchema>;
