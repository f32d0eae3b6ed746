import type { Day } from '#core/calendar/day';
import { addDays, countWorkingDays } from '#core/calendar/workingDays';
import type { Deliverable } from '#core/framing/deliverable';
import { calendarOf, datesOf, type DeliverableDates, type DueDate } from '#core/framing/dueDates';
import { stateOf } from '#core/framing/lifeCycle';
import type { Framing } from '#core/framing/schema';

/** The next thing that somebody has to do for a deliverable, and by when. */
export interface Awaited {
  readonly what: 'submission' | 'comments' | 'integration' | 'approval';
  /** Who has to. */
  readonly from: 'team' | 'contractor';
  readonly due: DueDate;
  /** Working days until then; below zero, how many it is late. Without today, none. */
  readonly left?: number;
}

/** What is awaited of a deliverable as it stands; nothing where it is done, or where no rule dates it. */
export function awaitedOf(
  deliverable: Deliverable,
  dates: DeliverableDates,
  framing: Framing,
  today?: Day,
): Awaited | undefined {
  const step = stepOf(deliverable, dates);
  if (step?.due === undefined) return undefined;
  const { what, from, due } = step;
  const left = today === undefined ? {} : { left: workingDaysTo(today, due.day, framing) };
  return { what, from, due, ...left };
}

function stepOf(deliverable: Deliverable, dates: DeliverableDates) {
  switch (stateOf(deliverable)) {
    case 'draft':
    case 'in-validation':
    case 'validated':
      return { what: 'submission', from: 'team', due: dates.due } as const;
    case 'submitted':
      return deliverable.reviewed
        ? ({ what: 'comments', from: 'contractor', due: dates.commentsDue } as const)
        : undefined;
    case 'commented':
    case 'revised':
      return { what: 'integration', from: 'team', due: dates.integrationDue } as const;
    case 'final-submitted':
      return { what: 'approval', from: 'contractor', due: dates.approvalDue } as const;
    case 'approved':
    case 'rejected':
      return undefined;
  }
}

/** Working days after one day up to another; below zero where the other lies behind. */
export function workingDaysTo(from: Day, to: Day, framing: Framing): number {
  const calendar = calendarOf(framing);
  if (to === from) return 0;
  return to > from
    ? countWorkingDays(addDays(from, 1), to, calendar)
    : -countWorkingDays(addDays(to, 1), from, calendar);
}

/** A date that a late step moved, from where it would have been. */
export interface MovedDate {
  readonly what: 'comments' | 'integration' | 'approval';
  readonly from: Day;
  readonly to: Day;
}

/** Why the dates of a deliverable are later than planned. */
export interface Push {
  readonly because: 'waiting' | 'validated-late' | 'submitted-late';
  /** The day of what came late; of what is still waited for, today. */
  readonly on: Day;
  readonly due: Day;
  /** Working days. */
  readonly days: number;
  readonly moved: readonly MovedDate[];
}

/** What a late validation or submission does to what comes after it; `undefined` where nothing is late. */
export function pushOf(deliverable: Deliverable, framing: Framing, today?: Day): Push | undefined {
  const dates = datesOf(deliverable, framing, today);
  const { due, submission } = dates;
  if (!due || submission === undefined || !dates.isPushed) return undefined;
  const days = workingDaysTo(due.day, submission, framing);
  if (days === 0) return undefined;
  const planned = datesOf({ ...deliverable, history: [] }, framing);
  const pairs = [
    ['comments', planned.commentsDue, dates.commentsDue],
    ['integration', planned.integrationDue, dates.integrationDue],
    ['approval', planned.approvalDue, dates.approvalDue],
  ] as const;
  const validated = deliverable.history.findLast(({ to }) => to === 'validated')?.on;
  const isValidatedLate = validated !== undefined && validated > due.day;
  return {
    because:
      stateOf(deliverable) === 'in-validation' ? 'waiting' : isValidatedLate ? 'validated-late' : 'submitted-late',
    on: isValidatedLate ? validated : submission,
    due: due.day,
    days,
    moved: pairs.flatMap(([what, before, after]) =>
      before && after && before.day !== after.day ? [{ what, from: before.day, to: after.day }] : [],
    ),
  };
}
