import type { Day } from '#core/calendar/day';
import type { RestNotice } from '#core/calendar/workingDays';
import type { Deliverable } from '#core/framing/deliverable';
import { datesOf } from '#core/framing/dueDates';
import type { MissionActivity } from '#core/framing/mission';
import type { MissionEvent } from '#core/framing/followUp';
import type { Framing } from '#core/framing/schema';
import { date } from '#core/french';
import { say, type Words } from '#core/words';

/** One thing in a calendar, its end after its last day where it lasts whole days. */
export interface Entry {
  readonly id: string;
  readonly summary: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** At the clock of the place: where there is no time, the whole day. */
  readonly time?: { readonly start: string; readonly end?: string };
  readonly place?: string;
  readonly note?: string;
}

/** What a mission puts in a calendar: activities, events, due dates; confidential deliverables stay out. */
export const entriesOf = (framing: Framing, words: Words): readonly Entry[] => [
  ...framing.activities.flatMap((activity) => activityEntry(activity, words)),
  ...framing.events.flatMap(eventEntry),
  ...framing.deliverables
    .filter(({ confidential }) => !confidential)
    .flatMap((deliverable) => dueEntry(deliverable, framing, words)),
];

/** Confidential deliverables that have a due date. */
export const hiddenIn = (framing: Framing): number =>
  framing.deliverables.filter((one) => one.confidential && datesOf(one, framing).due !== undefined).length;

function activityEntry({ id, code, title, startDay, endDay, place }: MissionActivity, words: Words): readonly Entry[] {
  const [firstDay, lastDay] = [startDay ?? endDay, endDay ?? startDay];
  if (firstDay === undefined || lastDay === undefined || lastDay < firstDay) return [];
  const summary = say(words, 'export.ics.activity', { code, title });
  return [{ id, summary, firstDay, lastDay, ...(place === undefined ? {} : { place }) }];
}

function eventEntry({ id, title, day, start, end, place, decisions }: MissionEvent): readonly Entry[] {
  if (day === undefined) return [];
  const note = decisions.map(({ text }) => text).join('\n');
  const time = start === undefined ? undefined : { start, ...(end !== undefined && end > start ? { end } : {}) };
  return [
    {
      id,
      summary: title,
      firstDay: day,
      lastDay: day,
      ...(time ? { time } : {}),
      ...(place === undefined ? {} : { place }),
      ...(note === '' ? {} : { note }),
    },
  ];
}

function dueEntry(deliverable: Deliverable, framing: Framing, words: Words): readonly Entry[] {
  const { due } = datesOf(deliverable, framing);
  if (due === undefined) return [];
  const { id, code, title } = deliverable;
  const summary = say(words, 'export.ics.due', { code, title });
  const note = due.notice ? noticeText(due.notice, words) : undefined;
  return [{ id, summary, firstDay: due.day, lastDay: due.day, ...(note === undefined ? {} : { note }) }];
}

function noticeText({ holiday, aim }: RestNotice, words: Words): string {
  const day = date(aim);
  if (!holiday) return say(words, 'export.ics.aim', { day });
  const key = holiday.status === 'estimated' ? 'export.ics.estimated' : 'export.ics.holiday';
  return say(words, key, { holiday: holiday.name, day });
}
