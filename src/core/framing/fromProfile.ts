import { type Day, isDay } from '#core/calendar/day';
import { type Holiday, holidaysOf } from '#core/calendar/holiday';
import { countryCalendars } from '#core/calendar/holidays/index';
import { addDays, earliest, joined, latest } from '#core/calendar/workingDays';
import type { DeliverableTemplate, FramingTemplate, Profile, TaskTemplate } from '#core/course/profile';
import type { FeesFile } from '#core/framing/fees';
import type { MissionActivity, MissionCalendar } from '#core/framing/mission';
import { type Chance, type Id, newId } from '#core/id';

/** What a course begins with: its framing as its file holds it, and the fees that belong in `prive/`. */
export interface FramingStart {
  readonly framing: Readonly<Record<string, unknown>>;
  readonly fees?: FeesFile;
  /** Codes of the profile that name nothing in it. */
  readonly unknown: readonly string[];
}

/** Copies what a profile gives, codes turned into ids; the essential depth leaves out what is followed day by day. */
export function framingFrom({ framing: given, depth, rates }: Profile, today: Day, chance: Chance): FramingStart {
  const { results, roles, activities, countries, workload, deliverables, ...copied } = given;
  const { events, risks, issues, tasks, logistics, ...plainParts } = copied;
  const isComplete = depth === 'complete';
  const ids = idsOf(given, chance);
  const when = <T>(parts: readonly T[]): readonly T[] => (isComplete ? parts : []);
  const spread = (template: TaskTemplate) => tasksFrom(template, ids, chance);
  const framing = {
    ...plainParts,
    results: results.map((result) => ({ id: newId('r', chance), ...result })),
    roles: roles.map((role) => ({ id: ids.role(role.code), ...role })),
    activities: activities.map((activity) => ({ id: ids.activity(activity.code), ...activity })),
    calendar: calendarFrom(countries, activities, today),
    workload: workloadFrom(workload, ids),
    deliverables: deliverables.flatMap((template) => deliverablesFrom(template, activities, ids, chance)),
    events: when(events).flatMap(({ roles: present = [], activities: named, ...event }) =>
      placesOf(named).map((code) => ({
        id: newId('t', chance),
        ...event,
        ...inActivity(code, ids),
        roles: present.map(ids.role),
      })),
    ),
    risks: when(risks).map((risk) => ({ id: newId('x', chance), ...risk })),
    issues: when(issues).map((issue) => ({ id: newId('j', chance), ...issue, cells: [] })),
    tasks: when(tasks).flatMap(spread),
    logistics: when(logistics).flatMap(spread),
  };
  const paid = rates.map(({ role, amount, currency }) => ({ role: ids.role(role), amount, currency }));
  return { framing, unknown: [...ids.unknown], ...(paid.length > 0 ? { fees: { schema: 1, rates: paid } } : {}) };
}

interface Ids {
  role(this: void, code: string): Id<'w'>;
  activity(this: void, code: string): Id<'s'>;
  readonly unknown: ReadonlySet<string>;
}

function idsOf({ roles, activities }: FramingTemplate, chance: Chance): Ids {
  const roleIds = new Map(roles.map(({ code }): [string, Id<'w'>] => [code, newId('w', chance)]));
  const activityIds = new Map(activities.map(({ code }): [string, Id<'s'>] => [code, newId('s', chance)]));
  const unknown = new Set<string>();
  const find = <T>(known: ReadonlyMap<string, T>, code: string, none: T): T => {
    const id = known.get(code);
    if (id === undefined) unknown.add(code);
    return id ?? none;
  };
  return {
    role: (code) => find(roleIds, code, 'w-0000000000'),
    activity: (code) => find(activityIds, code, 's-0000000000'),
    unknown,
  };
}

const placesOf = (codes: readonly string[] | undefined): readonly (string | undefined)[] => codes ?? [undefined];

const inActivity = (code: string | undefined, ids: Ids) => (code === undefined ? {} : { activity: ids.activity(code) });

function deliverablesFrom(
  { activities: named, each, accountable, code, ...rest }: DeliverableTemplate,
  activities: FramingTemplate['activities'],
  ids: Ids,
  chance: Chance,
) {
  const all = activities.length > 0 ? activities.map((activity) => activity.code) : undefined;
  return placesOf(named ?? all).flatMap((activity) =>
    placesOf(each).map((role) => ({
      id: newId('v', chance),
      code: [activity, code, role].filter((part) => part !== undefined).join('-'),
      ...rest,
      ...inActivity(activity, ids),
      ...(accountable === undefined ? {} : { accountable: ids.role(accountable) }),
      history: [],
    })),
  );
}

const tasksFrom = ({ activities, role, responsible = [], ...task }: TaskTemplate, ids: Ids, chance: Chance) =>
  placesOf(activities).map((activity) => ({
    id: newId('b', chance),
    ...task,
    ...(role === undefined ? {} : { role: ids.role(role) }),
    responsible: responsible.map(ids.role),
    ...inActivity(activity, ids),
  }));

const workloadFrom = ({ categories, rows, stated }: FramingTemplate['workload'], ids: Ids) => ({
  categories,
  cells: rows.flatMap(({ role, activity, days }) =>
    Object.entries(days).map(([category, planned]) => ({
      role: ids.role(role),
      activity: ids.activity(activity),
      category,
      planned,
    })),
  ),
  stated: stated.map(({ role, activity, days }) => ({ role: ids.role(role), ...inActivity(activity, ids), days })),
});

/** The days off of countries around the mission; two years from today where nothing is dated. */
function calendarFrom(
  countries: readonly string[],
  activities: FramingTemplate['activities'],
  today: Day,
): MissionCalendar {
  const { from, to } = calendarSpan(activities, today);
  return { countries: [...countries], ...restOfCountries(countries, from, to) };
}

/** The days whose holidays count for a mission: from two months before it to six after, for preparation and review. */
export function calendarSpan(
  activities: readonly Pick<MissionActivity, 'startDay' | 'endDay' | 'departure' | 'return'>[],
  today: Day,
) {
  const first = earliest(activities.flatMap(({ startDay, departure }) => [startDay, departure]));
  const last = latest(activities.flatMap((activity) => [activity.endDay, activity.return]));
  return first && last
    ? { from: addDays(first, -60), to: addDays(last, 180) }
    : { from: today, to: addDays(today, 730) };
}

/** Weekends and holidays of countries from one day to another, each day once: what a mission that adds a country begins with. */
export function restOfCountries(countries: readonly string[], from: Day, to: Day) {
  const lists = countryCalendars();
  const known = countries.flatMap((country) => lists.get(country) ?? []);
  const years = [from, to].filter(isDay).map((day) => Number(day.slice(0, 4)));
  const calendars = known.map((list) => ({
    weekend: list.weekend,
    holidays: holidaysOf(list, years[0] ?? 0, years.at(-1) ?? 0),
  }));
  const { weekend, holidays } = joined(calendars);
  const within = holidays.filter(({ date }) => date >= from && date <= to).sort(byDate);
  return { weekend: known.length > 0 ? [...weekend] : [5, 6], holidays: within.filter(isFirstOfDay) };
}

const byDate = (one: Holiday, other: Holiday): number => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0);

const isFirstOfDay = ({ date }: Holiday, index: number, all: readonly Holiday[]): boolean =>
  all[index - 1]?.date !== date;
