import type { Day } from '#core/calendar/day';
import { type Holiday, holidaysOf } from '#core/calendar/holiday';
import { countryCalendars } from '#core/calendar/holidays/index';
import { joined } from '#core/calendar/workingDays';
import { dueDates } from '#core/framing/dueDates';
import { calendarSpan } from '#core/framing/fromProfile';
import type { MissionCalendar } from '#core/framing/mission';
import type { Framing } from '#core/framing/schema';

/** Countries whose starting lists are known, by name. */
export const knownCountries = (): readonly { readonly code: string; readonly name: string }[] =>
  [...countryCalendars().values()].map(({ country: code, name }) => ({ code, name }));

/** The calendar with one country more: its days of rest, and those of its holidays that nobody has noted yet. */
export function withCountry({ calendar, activities }: Framing, country: string, today: Day): MissionCalendar {
  const list = countryCalendars().get(country);
  if (!list || calendar.countries.includes(country)) return calendar;
  const countries = [...calendar.countries, country];
  // The first country says when one rests; another one adds to it.
  const weekend = calendar.countries.length === 0 ? list.weekend : joined([list, calendar].map(restOnly)).weekend;
  return {
    countries,
    weekend: [...weekend],
    holidays: completed(calendar.holidays, holidaysIn(country, activities, today)),
  };
}

/** Without a country: its holidays go where nobody changed them and no other country has them. */
export function withoutCountry({ calendar, activities }: Framing, country: string, today: Day): MissionCalendar {
  const countries = calendar.countries.filter((one) => one !== country);
  const others = countries.flatMap((one) => holidaysIn(one, activities, today));
  const gone = holidaysIn(country, activities, today).filter(({ date }) => !others.some((one) => one.date === date));
  const holidays = calendar.holidays.filter((holiday) => !gone.some((one) => isSame(one, holiday)));
  return { ...calendar, countries, holidays };
}

/** Years of the mission without any holiday noted: its due dates would be too early. */
export function bareYears({ calendar, activities }: Framing, today: Day): readonly number[] {
  if (calendar.countries.length === 0 || activities.every(({ startDay, endDay }) => (startDay ?? endDay) === undefined))
    return [];
  const noted = new Set(calendar.holidays.map(({ date }) => yearOf(date)));
  // A few weeks of a year may hold no holiday at all.
  const known = new Set(
    calendar.countries.flatMap((country) => holidaysIn(country, activities, today)).map(({ date }) => yearOf(date)),
  );
  return [...known].filter((year) => !noted.has(year)).sort((one, other) => one - other);
}

/** The same calendar with what its countries have around the mission as it is dated now. */
export const filledCalendar = ({ calendar, activities }: Framing, today: Day): MissionCalendar => ({
  ...calendar,
  holidays: completed(
    calendar.holidays,
    calendar.countries.flatMap((country) => holidaysIn(country, activities, today)),
  ),
});

/** The due date of each deliverable that has one, by id: to tell which moved. */
export const dueDays = (framing: Framing): ReadonlyMap<string, Day> =>
  new Map([...dueDates(framing)].flatMap(([id, { due }]) => (due ? [[id, due.day] as const] : [])));

function holidaysIn(country: string, activities: Framing['activities'], today: Day): readonly Holiday[] {
  const list = countryCalendars().get(country);
  const { from, to } = calendarSpan(activities, today);
  return list ? holidaysOf(list, yearOf(from), yearOf(to)).filter(({ date }) => date >= from && date <= to) : [];
}

const restOnly = ({ weekend }: { readonly weekend: readonly number[] }) => ({ weekend, holidays: [] });

const yearOf = (day: Day): number => Number(day.slice(0, 4));

const isSame = (one: Holiday, other: Holiday): boolean =>
  one.date === other.date && one.name === other.name && one.status === other.status && one.source === other.source;

/** In order; of the days that are not noted yet, each once. */
function completed(noted: readonly Holiday[], more: readonly Holiday[]): Holiday[] {
  const days = new Set(noted.map(({ date }) => date));
  const missing = more.filter(
    ({ date }, index) => !days.has(date) && more.findIndex((one) => one.date === date) === index,
  );
  return [...noted, ...missing].sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}
