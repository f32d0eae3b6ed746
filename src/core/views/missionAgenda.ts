import type { MissionEvent } from '#core/framing/followUp';
import type { MissionActivity } from '#core/framing/mission';
import type { Framing } from '#core/framing/schema';
import { shortDate, timeOfDay } from '#core/french';
import type { Cell, Field, Fields } from '#core/views/documentFields';
import type { FieldTools } from '#core/views/missionFields';

/** What an agenda holds: meetings with day, time, place and mode, persons to meet, what has to be ready. */
export function agendaFields(framing: Framing, activity: MissionActivity | undefined, tools: FieldTools): Fields {
  const concerned = framing.events.filter(
    (event) => !activity || event.activity === undefined || event.activity === activity.id,
  );
  const events = concerned.sort((one, other) =>
    momentOf(one) < momentOf(other) ? -1 : momentOf(one) > momentOf(other) ? 1 : 0,
  );
  return {
    events: eventsTable(events, framing, tools),
    people: peopleTable(events, tools),
    logistics: logisticsTable(framing, activity, tools),
  };
}

/** Those without a day come last. */
const momentOf = ({ day = '9999', start = '' }: MissionEvent): string => `${day} ${start}`;

function eventsTable(events: readonly MissionEvent[], { roles }: Framing, { say: s, at, cell }: FieldTools): Field {
  const names = (ids: readonly string[]) => roles.filter(({ id }) => ids.includes(id)).map(({ code }) => code);
  return {
    kind: 'table',
    label: s('label.events'),
    place: at('/framing/events'),
    columns: [
      { text: s('label.day'), share: 13 },
      { text: s('label.time'), share: 13 },
      { text: s('label.event') },
      { text: s('label.place'), share: 17 },
      { text: s('label.mode'), share: 12 },
      { text: s('label.present'), share: 13 },
    ],
    rows: events.map(({ id, kind, title, day, start, end, place, mode, roles: present }): Cell[] => [
      cell(day && shortDate(day), s('label.day'), at('/day', id)),
      cell(
        start && [start, end].flatMap((one) => (one ? [timeOfDay(one)] : [])).join(' – '),
        s('label.time'),
        at('/start', id),
      ),
      { text: s('eventOf', { kind: s(`event.${kind}`), title }) },
      cell(place, s('label.place'), at('/place', id)),
      cell(mode && s(`mode.${mode}`), s('label.mode'), at('/mode', id)),
      cell(present.length > 0 ? names(present).join(', ') : undefined, s('label.present'), at('/roles', id)),
    ]),
  };
}

function peopleTable(events: readonly MissionEvent[], { say: s, at, cell }: FieldTools): Field {
  return {
    kind: 'table',
    label: s('label.toMeet'),
    place: at('/framing/events'),
    columns: [
      { text: s('label.name'), share: 24 },
      { text: s('label.function'), share: 26 },
      { text: s('label.institution') },
      { text: s('label.event') },
    ],
    rows: events.flatMap(({ id, title, people }) =>
      people.map(({ name, function: role, institution }, index): Cell[] => [
        cell(name, s('label.name'), at(`/people/${index}/name`, id)),
        cell(role, s('label.function'), at(`/people/${index}/function`, id)),
        cell(institution, s('label.institution'), at(`/people/${index}/institution`, id)),
        { text: title },
      ]),
    ),
  };
}

function logisticsTable(
  { logistics, roles }: Framing,
  activity: MissionActivity | undefined,
  { say: s, at, cell }: FieldTools,
): Field {
  const title = (role: string | undefined) => roles.find(({ id }) => id === role)?.title;
  return {
    kind: 'table',
    label: s('label.logistics'),
    place: at('/framing/logistics'),
    columns: [{ text: s('label.toHave'), share: 55 }, { text: s('label.accountable') }],
    rows: logistics
      .filter((one) => !activity || one.activity === undefined || one.activity === activity.id)
      .map(({ id, title: what, role }) => [{ text: what }, cell(title(role), s('label.accountable'), at('/role', id))]),
  };
}
