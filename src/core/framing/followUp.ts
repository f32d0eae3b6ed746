import * as v from 'valibot';
import { stages } from '#core/course/stages';
import { dueRuleSchema } from '#core/framing/deliverable';
import { clockTime, day } from '#core/framing/mission';
import { sourceQuoteSchema } from '#core/framing/quote';
import { idSchema } from '#core/id';
import { plain } from '#core/text';

export const missionEventSchema = v.strictObject({
  id: idSchema('t'),
  kind: v.picklist(['meeting', 'workshop', 'interview', 'debriefing']),
  title: plain,
  activity: v.optional(idSchema('s')),
  day: v.optional(day),
  start: v.optional(clockTime),
  end: v.optional(clockTime),
  place: v.optional(plain),
  mode: v.optional(v.picklist(['on-site', 'distance', 'hybrid'])),
  /** Who of the mission is there. */
  roles: v.optional(v.array(idSchema('w')), []),
  /** Persons to meet. */
  people: v.optional(
    v.array(v.strictObject({ name: v.optional(plain), function: v.optional(plain), institution: v.optional(plain) })),
    [],
  ),
  decisions: v.optional(
    v.array(v.strictObject({ text: plain, owner: v.optional(idSchema('w')), due: v.optional(day) })),
    [],
  ),
});
export type MissionEvent = v.InferOutput<typeof missionEventSchema>;

const fiveLevels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

export const riskSchema = v.strictObject({
  id: idSchema('x'),
  code: plain,
  cause: v.optional(plain),
  /** What may happen. */
  title: plain,
  effect: v.optional(plain),
  probability: fiveLevels,
  impact: fiveLevels,
  /** Parade. */
  measure: v.optional(plain),
  owner: v.optional(idSchema('w')),
  activity: v.optional(idSchema('s')),
  sourceQuote: v.optional(sourceQuoteSchema),
});
export type Risk = v.InferOutput<typeof riskSchema>;

/** A cross-cutting issue, and how each stage treats it: in so many words, or not, with the reason. */
export const issueSchema = v.strictObject({
  id: idSchema('j'),
  code: plain,
  title: plain,
  cells: v.optional(
    v.array(
      v.strictObject({ stage: v.picklist(stages), treated: v.optional(plain), notApplicable: v.optional(plain) }),
    ),
    [],
  ),
});
export type Issue = v.InferOutput<typeof issueSchema>;

/** Something to do, or to have ready; `role` is the one accountable (A of RACI). */
export const missionTaskSchema = v.strictObject({
  id: idSchema('b'),
  title: plain,
  phase: v.picklist(['preparation', 'implementation', 'closing']),
  role: v.optional(idSchema('w')),
  responsible: v.optional(v.array(idSchema('w')), []),
  consulted: v.optional(v.array(idSchema('w')), []),
  informed: v.optional(v.array(idSchema('w')), []),
  activity: v.optional(idSchema('s')),
  due: v.optional(dueRuleSchema),
  done: v.optional(day),
  note: v.optional(plain),
  sourceQuote: v.optional(sourceQuoteSchema),
});
export type MissionTask = v.InferOutput<typeof missionTaskSchema>;
