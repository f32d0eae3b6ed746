import type { Day } from '#core/calendar/day';
import type { Holiday } from '#core/calendar/holiday';
import { countWorkingDays, earliest, latest } from '#core/calendar/workingDays';
import type { Deliverable, DueRule, Moment } from '#core/framing/deliverable';
import { calendarOf, dayOfMoment, dueDay } from '#core/framing/dueDates';
import type { MissionActivity } from '#core/framing/mission';
import type { Framing } from '#core/framing/schema';

export interface DatedMoment {
  readonly moment: Moment;
  readonly day: Day;
}

/** How a due date came about: all that a person needs to find it again with a calendar and a pencil. */
export interface DueReason {
  readonly rule: DueRule;
  /** The deliverable has a rule of its own; else it is that of its kind. */
  readonly isOwn: boolean;
  readonly known: readonly DatedMoment[];
  /** Named by the rule, and without a day yet. */
  readonly unknown: readonly Moment[];
  /** The event that counts; none while none has a day. */
  readonly from?: DatedMoment;
  readonly day?: Day;
  /** Days off, other than weekends, that were passed over. */
  readonly holidays: readonly Holiday[];
}

/** Why a deliverable is due when it is; `undefined` where no rule dates it. */
export function dueReason(deliverable: Deliverable, framing: Framing): DueReason | undefined {
  const rule = deliverable.due ?? framing.delays.find(({ kind }) => kind === deliverable.kind)?.due;
  const activity = framing.activities.find(({ id }) => id === deliverable.activity);
  return rule && { ...ruleReason(rule, activity, framing), isOwn: deliverable.due !== undefined };
}

/** The same of a rule by itself. */
export function ruleReason(
  rule: DueRule,
  activity: MissionActivity | undefined,
  framing: Framing,
): Omit<DueReason, 'isOwn'> {
  const dated = rule.events.map((moment) => ({ moment, day: dayOfMoment(moment, activity, framing) }));
  const known = dated.flatMap(({ moment, day }) => (day === undefined ? [] : [{ moment, day }]));
  const days = known.map(({ day }) => day);
  const start = rule.which === 'latest' ? latest(days) : earliest(days);
  const from = known.find(({ day }) => day === start);
  const day = dueDay(rule, activity, framing);
  return {
    rule,
    known,
    unknown: dated.flatMap((one) => (one.day === undefined ? [one.moment] : [])),
    holidays: from && day && rule.unit === 'working-day' ? holidaysBetween(from.day, day, framing) : [],
    ...(from ? { from } : {}),
    ...(day === undefined ? {} : { day }),
  };
}

/** Both ends are not counted: the start is no day of the delay, and a delay in working days ends on one. */
function holidaysBetween(one: Day, other: Day, framing: Framing): readonly Holiday[] {
  const [start, end] = one < other ? [one, other] : [other, one];
  const weekend = { weekend: framing.calendar.weekend, holidays: [] };
  return calendarOf(framing).holidays.filter(
    ({ date }) => date > start && date < end && countWorkingDays(date, date, weekend) === 1,
  );
}
