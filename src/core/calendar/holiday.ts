import * as v from 'valibot';
import { type Day, dayNumber, dayOf, isDay } from '#core/calendar/day';

const status = v.picklist(['confirmed', 'estimated']);

/** A day off, as a course keeps it: anybody may add, move or confirm one. */
export const holidaySchema = v.strictObject({
  date: v.custom<Day>((value) => typeof value === 'string' && isDay(value), 'day'),
  name: v.string(),
  /** Dates of religious feasts, and extra days, are decreed a few days ahead. */
  status,
  /** Who says so. */
  source: v.string(),
});
export type Holiday = v.InferOutput<typeof holidaySchema>;

const monthDay = v.pipe(v.string(), v.regex(/^\d\d-\d\d$/));
const year = v.pipe(v.number(), v.integer());

/** A holiday that comes back every year, by one of four reckonings. */
const ruleSchema = v.strictObject({
  name: v.string(),
  status,
  source: v.string(),
  day: v.optional(monthDay),
  /** Days after Easter. */
  easter: v.optional(v.number()),
  /** Days after the Easter of the Eastern churches. */
  orthodoxEaster: v.optional(v.number()),
  /** Month and day of the arithmetic Islamic calendar: right within a day. */
  hijri: v.optional(monthDay),
  /** How many days it lasts. */
  days: v.optional(v.pipe(v.number(), v.minValue(1))),
  from: v.optional(year),
  until: v.optional(year),
});
export type HolidayRule = v.InferOutput<typeof ruleSchema>;

/** The starting list of a country: what every year brings, and days that are known one by one and take the place of an estimate of the same name. */
export const countrySchema = v.strictObject({
  /** ISO 3166. */
  country: v.string(),
  name: v.string(),
  weekend: v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(6))), v.maxLength(6)),
  rules: v.array(ruleSchema),
  dates: v.optional(v.array(holidaySchema), []),
});
export type CountryCalendar = v.InferOutput<typeof countrySchema>;

/** The holidays of a country from one year to another, in order of date. */
export function holidaysOf({ rules, dates }: CountryCalendar, firstYear: number, lastYear: number): Holiday[] {
  const known = dates.filter(
    ({ date }) => Number(date.slice(0, 4)) >= firstYear && Number(date.slice(0, 4)) <= lastYear,
  );
  const reckoned = rules.flatMap((rule) =>
    Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index).flatMap((one) =>
      inYear(rule, one),
    ),
  );
  const isReplaced = (holiday: Holiday) => known.some((one) => one.name === holiday.name && isNear(one, holiday));
  const all = [...known, ...reckoned.filter((holiday) => !isReplaced(holiday))];
  return all.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const isNear = (one: Holiday, other: Holiday): boolean =>
  Math.abs((dayNumber(one.date) ?? 0) - (dayNumber(other.date) ?? 0)) < 10;

function inYear(rule: HolidayRule, year: number): Holiday[] {
  if (year < (rule.from ?? year) || year > (rule.until ?? year)) return [];
  const { name, status, source, days = 1 } = rule;
  return starts(rule, year).flatMap((start) =>
    Array.from({ length: days }, (_, index) => ({ date: dayOf(start + index), name, status, source })),
  );
}

/** First days, as day numbers; two where an Islamic feast comes twice in a year. */
function starts({ day, easter, orthodoxEaster, hijri }: HolidayRule, year: number): number[] {
  if (day !== undefined) return [dayNumber(`${year}-${day}`) ?? []].flat();
  if (easter !== undefined) return [easterOf(year) + easter];
  if (orthodoxEaster !== undefined) return [orthodoxEasterOf(year) + orthodoxEaster];
  return hijri === undefined ? [] : hijriIn(year, Number(hijri.slice(0, 2)), Number(hijri.slice(3)));
}

/** Meeus, Jones, Butcher: Gregorian Easter. */
function easterOf(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const sum = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return numberOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** Meeus: Julian Easter, thirteen days later in our calendar from 1900 to 2099. */
function orthodoxEasterOf(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const sum = d + ((2 * (year % 4) + 4 * (year % 7) - d + 34) % 7) + 114;
  return numberOf(year, Math.floor(sum / 31), (sum % 31) + 1) + 13;
}

/** The arithmetic (« civil ») Islamic calendar. */
function hijriIn(year: number, month: number, day: number): number[] {
  const about = Math.floor(((year - 622) * 33) / 32);
  const [first, last] = [numberOf(year, 1, 1), numberOf(year, 12, 31)];
  return [about - 1, about, about + 1, about + 2]
    .map((hijri) => Math.floor((11 * hijri + 3) / 30) + 354 * hijri + 30 * month - Math.floor((month - 1) / 2) + day)
    .map((count) => count + 1_948_440 - 385 - 2_440_588)
    .filter((number) => number >= first && number <= last);
}

const numberOf = (year: number, month: number, day: number): number =>
  dayNumber(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) ?? 0;
