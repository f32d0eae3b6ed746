import type { Day } from '#core/calendar/day';
import { addDelay, type Delay, type WorkCalendar } from '#core/calendar/workingDays';

/** The delays of one round: draft after the end, comments, integration, approval. */
export interface ReviewDelays {
  readonly draft: Delay;
  readonly comments: Delay;
  readonly integration: Delay;
  readonly approval: Delay;
}

const workingDays = (count: number): Delay => ({ count, unit: 'working-day' });

/** Of SOCIEUX+ missions; a profile brings its own. */
export const usualReview: ReviewDelays = {
  draft: workingDays(10),
  comments: workingDays(10),
  integration: workingDays(5),
  approval: workingDays(10),
};

interface Round {
  /** End of the activity, or return of the experts: whichever the terms of reference say. */
  readonly end: Day;
  /** What happened; each step runs from the actual day when it is known, else from the day it was due. */
  readonly actual?: { readonly draft?: Day; readonly comments?: Day; readonly final?: Day };
  readonly delays?: ReviewDelays;
}

export interface ReviewDates {
  readonly draftDue: Day;
  readonly commentsDue: Day;
  readonly integrationDue: Day;
  readonly approvalDue: Day;
}

/** The days of one round of review of a final deliverable. */
export function reviewLoop({ end, actual = {}, delays = usualReview }: Round, calendar: WorkCalendar): ReviewDates {
  const draftDue = addDelay(end, delays.draft, calendar);
  const commentsDue = addDelay(actual.draft ?? draftDue, delays.comments, calendar);
  const integrationDue = addDelay(actual.comments ?? commentsDue, delays.integration, calendar);
  const approvalDue = addDelay(actual.final ?? integrationDue, delays.approval, calendar);
  return { draftDue, commentsDue, integrationDue, approvalDue };
}
