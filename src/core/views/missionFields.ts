import type { CourseFile } from '#core/course/schema';
import type { Deliverable } from '#core/framing/deliverable';
import { datesOf } from '#core/framing/dueDates';
import { stateOf } from '#core/framing/lifeCycle';
import type { MissionActivity, Role } from '#core/framing/mission';
import type { Framing } from '#core/framing/schema';
import { totalOf } from '#core/framing/workload';
import { date, decimal, list, shortDate } from '#core/french';
import type { Id } from '#core/id';
import type { Cell, Field, Fields, FieldPlace } from '#core/views/documentFields';
import { agendaFields } from '#core/views/missionAgenda';
import { sayNotice } from '#core/views/missionWords';
import { say, type Words } from '#core/words';

/** A question that a template puts to the authors of a deliverable. */
export interface AskedText {
  readonly key: string;
  readonly label: string;
}

/** What a document of a mission is about: one deliverable, in one activity, or the mission as a whole. */
export interface DocumentSubject {
  readonly course: Pick<CourseFile, 'meta' | 'framing'>;
  readonly deliverable?: Deliverable | undefined;
  readonly texts: readonly AskedText[];
}

/** The tools of a view: its words, the place of a field of the course, a cell that says what it misses. */
export interface FieldTools {
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly at: (path: string, entity?: Id) => FieldPlace;
  readonly cell: (text: string | undefined, label: string, place: FieldPlace) => Cell;
}

/** Every field that a document of a mission may name; confidential deliverables are in none. */
export function missionFields({ course, deliverable, texts }: DocumentSubject, words: Words): Fields {
  const { meta, framing } = course;
  const activity = framing.activities.find(({ id }) => id === deliverable?.activity);
  const tools: FieldTools = {
    say: (key, values) => say(words, `mission.${key}`, values),
    at: (path, entity = meta.id) => ({ entity, path }),
    cell: (text, label, place) => (text === undefined ? { missing: { label, place } } : { text }),
  };
  return {
    ...identityFields(course, deliverable, activity, tools, words),
    ...purposeFields(framing, tools),
    ...askedFields(deliverable, texts, tools),
    team: teamTable(framing, activity, tools),
    workload: workloadTable(framing, activity, tools),
    milestones: milestones(framing, activity, tools, words),
    risks: risksTable(framing, activity, tools),
    issues: issuesTable(framing, tools),
    ...agendaFields(framing, activity, tools),
  };
}

type Of = Deliverable | undefined;
type In = MissionActivity | undefined;

function identityFields(
  { meta, framing }: DocumentSubject['course'],
  deliverable: Of,
  activity: In,
  tools: FieldTools,
  words: Words,
): Fields {
  const { say: s, at } = tools;
  const text = (label: string, value: string | undefined, place: FieldPlace): Field => ({
    kind: 'text',
    label: s(`label.${label}`),
    value,
    place,
  });
  const [start, end] = [activity?.startDay, activity?.endDay];
  const version = deliverable?.history.findLast((step) => step.version !== undefined)?.version;
  const state = deliverable && say(words, `term.state.${stateOf(deliverable)}`);
  const experts = framing.roles.filter(({ kind }) => kind === 'expert');
  const named = experts.flatMap(({ people }) => people);
  const concerned = activity ? [activity] : framing.activities;
  return {
    title: text('title', meta.title, at('/meta/title')),
    deliverable: text(
      'deliverable',
      deliverable && `${deliverable.code} ${deliverable.title}`,
      at('/framing/deliverables'),
    ),
    state: text('state', [state, version].filter(Boolean).join(', ') || undefined, at('', deliverable?.id)),
    modified: text('modified', date(meta.modified), at('/meta/title')),
    client: text('client', framing.client, at('/framing/client')),
    partner: text('partner', framing.partner, at('/framing/partner')),
    funder: text('funder', framing.funder, at('/framing/funder')),
    activity: text(
      'activity',
      concerned.length > 0 ? concerned.map(({ code, title }) => `${code} ${title}`).join(' ; ') : undefined,
      at('/framing/activities'),
    ),
    dates: text(
      'dates',
      start && end ? s('fromTo', { start: shortDate(start), end: shortDate(end) }) : undefined,
      at('/startDay', activity?.id),
    ),
    place: text('place', activity?.place, at('/place', activity?.id)),
    experts: text('experts', named.length > 0 ? list(named) : undefined, at('/people', experts[0]?.id)),
  };
}

function purposeFields(framing: Framing, { say: s, at }: FieldTools): Fields {
  return {
    context: {
      kind: 'text',
      label: s('label.context'),
      value: framing.context,
      isRich: true,
      place: at('/framing/context'),
    },
    general: {
      kind: 'text',
      label: s('label.general'),
      value: framing.purpose?.general,
      place: at('/framing/purpose/general'),
    },
    specific: {
      kind: 'list',
      label: s('label.specific'),
      items: framing.purpose?.specific ?? [],
      place: at('/framing/purpose/specific'),
    },
    results: {
      kind: 'list',
      label: s('label.results'),
      items: framing.results.map(({ code, text }) => `${code} – ${text}`),
      place: at('/framing/results'),
    },
  };
}

/** What authors write for this deliverable: `texts.approche`. */
const askedFields = (deliverable: Of, texts: readonly AskedText[], { at }: FieldTools): Fields =>
  Object.fromEntries(
    texts.map(({ key, label }): [string, Field] => [
      `texts.${key}`,
      {
        kind: 'text',
        label,
        value: deliverable?.texts[key],
        isRich: true,
        place: deliverable ? at(`/texts/${key}`, deliverable.id) : at('/framing/deliverables'),
      },
    ]),
  );

/** Who has person-days in it, or answers for a deliverable; of the mission as a whole, everybody. */
function teamTable({ roles, workload }: Framing, activity: In, { say: s, at, cell }: FieldTools): Field {
  const works = ({ id, kind }: Role) =>
    !activity ||
    kind !== 'expert' ||
    workload.cells.length === 0 ||
    totalOf(workload, { role: id, activity: activity.id }) > 0;
  return {
    kind: 'table',
    label: s('label.team'),
    place: at('/framing/roles'),
    columns: [{ text: s('label.role'), share: 40 }, { text: s('label.people') }],
    rows: roles.filter(works).map(({ id, title, kind, people }) => [
      { text: title },
      // Who signs is named; of the others, their function is enough.
      kind === 'expert' && people.length === 0
        ? cell(undefined, s('label.people'), at('/people', id))
        : { text: people.join(', ') },
    ]),
  };
}

/** Person-days by role and category, with both totals. */
function workloadTable({ roles, workload }: Framing, activity: In, { say: s, at }: FieldTools): Field {
  const inside = activity ? { activity: activity.id } : {};
  const present = roles.filter(({ id }) => totalOf(workload, { role: id, ...inside }) > 0);
  const days = (wanted: Parameters<typeof totalOf>[1]) => ({
    text: decimal(totalOf(workload, { ...wanted, ...inside })),
  });
  const { categories } = workload;
  const total = [
    { text: s('total'), isStrong: true },
    ...categories.map(({ code }) => ({ ...days({ category: code }), isStrong: true })),
    { ...days({}), isStrong: true },
  ];
  return {
    kind: 'table',
    label: s('label.workload'),
    place: at('/framing/workload'),
    columns: [
      { text: s('label.role') },
      ...categories.map(({ title }) => ({ text: title, align: 'end' as const })),
      { text: s('total'), align: 'end' },
    ],
    rows:
      present.length === 0
        ? []
        : [
            ...present.map(({ id, title }) => [
              { text: title },
              ...categories.map(({ code }) => days({ role: id, category: code })),
              { ...days({ role: id }), isStrong: true },
            ]),
            total,
          ],
  };
}

/** The days that count, in order: what begins and ends, what is due. */
function milestones(framing: Framing, activity: In, { say: s, at }: FieldTools, words: Words): Field {
  const concerned = activity ? [activity] : framing.activities;
  const steps = concerned.flatMap(({ code, startDay, endDay }) => [
    { day: startDay, what: s('starts', { activity: code }), who: '', note: '' },
    { day: endDay, what: s('ends', { activity: code }), who: '', note: '' },
  ]);
  const due = framing.deliverables
    .filter((one) => !one.confidential && (!activity || one.activity === activity.id))
    .map((one) => {
      const { due: on } = datesOf(one, framing);
      const role = framing.roles.find(({ id }) => id === one.accountable);
      return {
        day: on?.day,
        what: `${one.code} ${one.title}`,
        who: role?.code ?? '',
        note: on ? sayNotice(on, words) : '',
      };
    });
  const dated = [...steps, ...due].filter(({ day }) => day !== undefined);
  const sorted = dated.sort((one, other) =>
    (one.day ?? '') < (other.day ?? '') ? -1 : (one.day ?? '') > (other.day ?? '') ? 1 : 0,
  );
  return {
    kind: 'table',
    label: s('label.milestones'),
    place: at('/framing/activities'),
    columns: [
      { text: s('label.day'), share: 15 },
      { text: s('label.what') },
      { text: s('label.accountable'), share: 14 },
    ],
    rows: sorted.map(({ day, what, who, note }) => [
      { text: shortDate(day ?? '') },
      { text: note === '' ? what : `${what} (${note})` },
      { text: who },
    ]),
  };
}

function risksTable({ risks, roles }: Framing, activity: In, { say: s, at, cell }: FieldTools): Field {
  const name = (id: string | undefined) => roles.find((role) => role.id === id)?.title;
  return {
    kind: 'table',
    label: s('label.risks'),
    place: at('/framing/risks'),
    columns: [
      { text: s('label.risk'), share: 24 },
      { text: s('label.cause'), share: 16 },
      { text: s('label.effect'), share: 16 },
      { text: s('label.criticality'), share: 12, align: 'end' },
      { text: s('label.measure') },
      { text: s('label.owner'), share: 14 },
    ],
    rows: risks
      .filter((risk) => !activity || risk.activity === undefined || risk.activity === activity.id)
      .sort((one, other) => other.probability * other.impact - one.probability * one.impact)
      .map(({ id, title, cause, effect, probability, impact, measure, owner }) => [
        { text: title },
        { text: cause ?? '' },
        { text: effect ?? '' },
        { text: s('criticality', { probability, impact, criticality: probability * impact }) },
        cell(measure, s('label.measure'), at('/measure', id)),
        cell(name(owner), s('label.owner'), at('/owner', id)),
      ]),
  };
}

/** A cross-cutting issue and all that is said of it, stage by stage. */
function issuesTable({ issues }: Framing, { say: s, at, cell }: FieldTools): Field {
  return {
    kind: 'table',
    label: s('label.issues'),
    place: at('/framing/issues'),
    columns: [{ text: s('label.issue'), share: 34 }, { text: s('label.treated') }],
    rows: issues.map(({ id, title, cells }) => {
      const said = cells.flatMap(({ treated, notApplicable }) =>
        treated ? [treated] : notApplicable ? [s('notApplicable', { reason: notApplicable })] : [],
      );
      return [
        { text: title },
        cell(said.length > 0 ? said.join(' ') : undefined, s('label.treated'), at('/cells', id)),
      ];
    }),
  };
}
