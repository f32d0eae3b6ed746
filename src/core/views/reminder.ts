import type { Day } from '#core/calendar/day';
import { addWorkingDays } from '#core/calendar/workingDays';
import type { Deliverable } from '#core/framing/deliverable';
import { calendarOf, datesOf } from '#core/framing/dueDates';
import { stateOf } from '#core/framing/lifeCycle';
import type { Role } from '#core/framing/mission';
import type { Framing } from '#core/framing/schema';
import { date, list } from '#core/french';
import { say, type Words } from '#core/words';

/** A letter that asks for what somebody is late with, or will be. */
export interface Reminder {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Working days that the letter leaves to answer. */
const answerDays = 2;

type Kind = 'validation' | 'comments' | 'approval' | 'submission' | 'integration';

/** Whom a state waits for. */
const awaited: Partial<Record<ReturnType<typeof stateOf>, Kind>> = {
  draft: 'submission',
  'in-validation': 'validation',
  validated: 'submission',
  submitted: 'comments',
  commented: 'integration',
  revised: 'integration',
  'final-submitted': 'approval',
};

/** The letter for a deliverable as it stands, ready to copy; `undefined` where nothing is awaited, or no day is known. */
export function reminderFor(
  deliverable: Deliverable,
  framing: Framing,
  today: Day,
  words: Words,
): Reminder | undefined {
  const kind = awaited[stateOf(deliverable)];
  const dates = datesOf(deliverable, framing, today);
  const due = {
    validation: dates.due,
    submission: dates.due,
    comments: dates.commentsDue,
    integration: dates.integrationDue,
    approval: dates.approvalDue,
  };
  const day = kind && due[kind]?.day;
  if (!kind || day === undefined || (!deliverable.reviewed && kind !== 'submission')) return undefined;
  const accountable = framing.roles.find(({ id }) => id === deliverable.accountable);
  const contractor = roleOf(framing, 'contractor');
  const to =
    kind === 'validation'
      ? roleOf(framing, 'partner')
      : kind === 'comments' || kind === 'approval'
        ? contractor
        : accountable;
  const last = deliverable.history.at(-1);
  const values = {
    code: deliverable.code,
    title: deliverable.title,
    version: deliverable.history.findLast(({ version }) => version !== undefined)?.version ?? '',
    sent: date(last?.on ?? today),
    due: date(day),
    answer: date(addWorkingDays(today, answerDays, calendarOf(framing))),
    contractor: framing.partner ?? framing.client ?? say(words, 'mission.letter.contractor'),
    signature: accountable ? nameOf(accountable) : say(words, 'mission.letter.signature'),
  };
  const body = today > day ? `${kind}Late` : kind;
  const version = values.version === '' ? '' : say(words, 'mission.letter.version', values);
  return {
    to: to ? nameOf(to) : say(words, `mission.letter.to.${kind}`),
    subject: say(words, `mission.letter.subject.${kind}`, { ...values, version }),
    body: say(words, `mission.letter.${body}`, { ...values, version }),
  };
}

const roleOf = ({ roles }: Framing, kind: Role['kind']): Role | undefined => {
  const all = roles.filter((role) => role.kind === kind);
  // The one whose holder is known, else the first.
  return all.find(({ people }) => people.length > 0) ?? all[0];
};

const nameOf = ({ people, title }: Role): string => (people.length > 0 ? list(people) : title);
