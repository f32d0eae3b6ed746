import type { Day } from '#core/calendar/day';
import { reviewLoop } from '#core/calendar/reviewLoop';
import { addDelay, earliest, latest, type RestNotice, restNotice, type WorkCalendar } from '#core/calendar/workingDays';
import type { Deliverable, DeliverableState, DueRule, Moment } from '#core/framing/deliverable';
import type { MissionActivity } from '#core/framing/mission';
import type { Framing } from '#core/framing/schema';

/** A deadline, and what to say of it where nobody works on that day. */
export interface DueDate {
  readonly day: Day;
  readonly notice?: RestNotice;
}

export interface DeliverableDates {
  /** Of the draft, or of the only version. */
  readonly due?: DueDate;
  /** The day it went out, or may go out at the earliest: a late validation pushes it. */
  readonly submission?: Day;
  readonly commentsDue?: DueDate;
  readonly integrationDue?: DueDate;
  readonly approvalDue?: DueDate;
  /** From validation that came after the due date. */
  readonly isPushed: boolean;
}

export const calendarOf = ({ calendar }: Framing): WorkCalendar => ({
  weekend: calendar.weekend,
  holidays: calendar.holidays,
});

/** The day that a rule gives; none while none of its events has a day. */
export function dueDay(rule: DueRule, activity: MissionActivity | undefined, framing: Framing): Day | undefined {
  const days = rule.events.map((moment) => dayOfMoment(moment, activity, framing));
  const from = rule.which === 'latest' ? latest(days) : earliest(days);
  if (from === undefined) return undefined;
  const count = rule.direction === 'before' ? -rule.count : rule.count;
  return addDelay(from, { count, unit: rule.unit }, calendarOf(framing));
}

/** The day of an event, of one activity or of the whole mission; none where nobody has said it. */
export function dayOfMoment(
  moment: Moment,
  activity: MissionActivity | undefined,
  { activities }: Framing,
): Day | undefined {
  const concerned = activity ? [activity] : activities;
  switch (moment) {
    case 'activity-start':
      return earliest(concerned.map(({ startDay }) => startDay));
    case 'departure':
      return earliest(concerned.map(({ departure }) => departure));
    case 'activity-end':
      return latest(concerned.map(({ endDay }) => endDay));
    case 'return':
      return latest(concerned.map((one) => one.return));
    case 'mission-start':
      return earliest(activities.map(({ startDay }) => startDay));
    case 'mission-end':
      return latest(activities.map(({ endDay }) => endDay));
  }
}

/**
 * Every day of one deliverable. Each step runs from what happened when its history says so, else from the day it was due.
 * `today`, where given, pushes what waits for validation past its due date.
 */
export function datesOf(deliverable: Deliverable, framing: Framing, today?: Day): DeliverableDates {
  const activity = framing.activities.find(({ id }) => id === deliverable.activity);
  const delays = framing.delays.find(({ kind }) => kind === deliverable.kind);
  const rule = deliverable.due ?? delays?.due;
  const due = rule && dueDay(rule, activity, framing);
  if (due === undefined) return { isPushed: false };
  const submission = submissionOf(deliverable, due, today);
  const isPushed = submission > due;
  const at = (one: Day | undefined): DueDate | undefined =>
    one === undefined ? undefined : dueDate(one, calendarOf(framing));
  const base = { due: dueDate(due, calendarOf(framing)), submission, isPushed };
  if (!deliverable.reviewed) return base;
  const ruled = at(delays?.commentsDue && dueDay(delays.commentsDue, activity, framing));
  if (!delays?.review) return { ...base, ...(ruled ? { commentsDue: ruled } : {}) };
  const loop = reviewLoop(
    { end: due, actual: actualOf(deliverable, submission), delays: { draft: atOnce, ...delays.review } },
    calendarOf(framing),
  );
  return {
    ...base,
    commentsDue: ruled ?? dueDate(loop.commentsDue, calendarOf(framing)),
    integrationDue: dueDate(loop.integrationDue, calendarOf(framing)),
    approvalDue: dueDate(loop.approvalDue, calendarOf(framing)),
  };
}

/** The dates of the whole register, by id. */
export const dueDates = (framing: Framing, today?: Day): ReadonlyMap<string, DeliverableDates> =>
  new Map(framing.deliverables.map((deliverable) => [deliverable.id, datesOf(deliverable, framing, today)]));

const atOnce = { count: 0, unit: 'day' } as const;

function dueDate(day: Day, calendar: WorkCalendar): DueDate {
  const notice = restNotice(day, calendar);
  return notice ? { day, notice } : { day };
}

const lastOn = ({ history }: Deliverable, to: DeliverableState): Day | undefined =>
  history.findLast((step) => step.to === to)?.on;

function submissionOf(deliverable: Deliverable, due: Day, today: Day | undefined): Day {
  const sent = lastOn(deliverable, 'submitted');
  if (sent !== undefined) return sent;
  const isWaiting = deliverable.history.at(-1)?.to === 'in-validation';
  return latest([due, lastOn(deliverable, 'validated'), isWaiting ? today : undefined]) ?? due;
}

function actualOf(deliverable: Deliverable, draft: Day) {
  const comments = lastOn(deliverable, 'commented');
  const final = lastOn(deliverable, 'final-submitted');
  return { draft, ...(comments ? { comments } : {}), ...(final ? { final } : {}) };
}
