/**
 * The calendar of a mission: its activities, its events, the due dates of its deliverables.
 *
 * Norm: RFC 5545 (iCalendar), RFC 7986 for the name of the calendar.
 * In:   a course; the dates of its framing.
 * Out:  `<course>.ics`: CRLF, lines folded at 75 octets. UID is the IRI of the entity, so that a new export replaces the old one;
 *       DTSTAMP the day of the course's last change. Whole days are DATE values, times are those of the place (no zone).
 * Problems, for information: `ics/nothing-dated` – no file; `ics/confidential-left-out`.
 * Deviation: nothing is sent or asked of anybody: no ORGANIZER, no ATTENDEE, no alarm.
 */
import type { Course } from '#blocks/course';
import { addDays } from '#core/calendar/workingDays';
import { type Problem, settle } from '#core/problem';
import type { Format } from '#formats/format';
import { entriesOf, type Entry, hiddenIn } from '#formats/ics/entries';
import { contentLine, textValue } from '#formats/ics/line';

export const ics: Format<Course> = {
  id: 'ics',
  async write(course, { words, progress, signal }) {
    signal.throwIfAborted();
    const entries = entriesOf(course.framing, words);
    await progress(1);
    const tree = new Map(entries.length > 0 ? [[`${course.name}.ics`, calendar(course, entries)]] : []);
    return settle(tree, problemsOf(course, entries.length));
  },
};

const calendar = ({ meta }: Course, entries: readonly Entry[]): string =>
  [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//Navette//Navette//FR'),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('NAME', textValue(meta.title)),
    ...entries.map((entry) => event(entry, meta.iri, compact(meta.modified))),
    contentLine('END', 'VCALENDAR'),
  ].join('');

const event = (entry: Entry, iri: string, stamp: string): string =>
  [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', textValue(`${iri}#${entry.id}`)),
    contentLine('DTSTAMP', stamp),
    ...when(entry),
    contentLine('SUMMARY', textValue(entry.summary)),
    ...(entry.place === undefined ? [] : [contentLine('LOCATION', textValue(entry.place))]),
    ...(entry.note === undefined ? [] : [contentLine('DESCRIPTION', textValue(entry.note))]),
    contentLine('TRANSP', entry.time ? 'OPAQUE' : 'TRANSPARENT'),
    contentLine('END', 'VEVENT'),
  ].join('');

function when({ firstDay, lastDay, time }: Entry): readonly string[] {
  if (!time) {
    return [
      contentLine('DTSTART;VALUE=DATE', compact(firstDay)),
      contentLine('DTEND;VALUE=DATE', compact(addDays(lastDay, 1))),
    ];
  }
  const at = (clock: string) => `${compact(firstDay)}T${compact(clock)}00`;
  return [
    contentLine('DTSTART', at(time.start)),
    ...(time.end === undefined ? [] : [contentLine('DTEND', at(time.end))]),
  ];
}

const compact = (text: string): string => text.replace(/[-:]/g, '');

function problemsOf({ meta, framing }: Course, count: number): readonly Problem[] {
  const hidden = hiddenIn(framing);
  const about = { at: meta.id, values: { course: meta.title, count: hidden } };
  return [
    ...(count === 0 ? [{ ...about, code: 'ics/nothing-dated', severity: 'info' } satisfies Problem] : []),
    ...(hidden > 0 ? [{ ...about, code: 'ics/confidential-left-out', severity: 'info' } satisfies Problem] : []),
  ];
}
