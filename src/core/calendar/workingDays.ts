import { type Day, dayNumber, dayOf, monthLength, weekday } from '#core/calendar/day';
import type { Holiday } from '#core/calendar/holiday';

/** When people do not work: the days of the week, and the holidays somebody may edit. */
export interface WorkCalendar {
  /** 0 = Monday … 6 = Sunday; Egypt rests on 4 and 5. */
  readonly weekend: readonly number[];
  readonly holidays: readonly Holiday[];
}

/** A delay with its unit: one document mixes working days, calendar days and weeks. Negative: before. */
export interface Delay {
  readonly count: number;
  readonly unit: 'working-day' | 'day' | 'week' | 'month';
}

/** Rest of one is rest of all: partner ∪ contractor. */
export const joined = (calendars: readonly WorkCalendar[]): WorkCalendar => ({
  weekend: [...new Set(calendars.flatMap(({ weekend }) => weekend))].sort((a, b) => a - b),
  holidays: calendars.flatMap(({ holidays }) => holidays),
});

export const isWorkingDay = (day: Day, calendar: WorkCalendar): boolean => isWorking(numberOf(day), restOf(calendar));

/** Day 1 is the first working day after the start (before it for a negative count); 0 is the start as it is. */
export function addWorkingDays(start: Day, count: number, calendar: WorkCalendar): Day {
  const rest = restOf(calendar);
  const step = Math.sign(count);
  let number = numberOf(start);
  for (let left = Math.abs(count); left > 0;) {
    number += step;
    if (isWorking(number, rest)) left -= 1;
  }
  return dayOf(number);
}

export const addDays = (start: Day, count: number): Day => dayOf(numberOf(start) + count);

/** Working days from one day to another, both counted; 0 where the end comes first. */
export function countWorkingDays(start: Day, end: Day, calendar: WorkCalendar): number {
  const rest = restOf(calendar);
  let count = 0;
  for (let number = numberOf(start); number <= numberOf(end); number++) if (isWorking(number, rest)) count += 1;
  return count;
}

/** The day at the end of a delay; a month that is too short ends the delay on its last day. */
export function addDelay(start: Day, { count, unit }: Delay, calendar: WorkCalendar): Day {
  if (unit === 'working-day') return addWorkingDays(start, count, calendar);
  if (unit === 'month') return addMonths(start, count);
  return addDays(start, unit === 'week' ? 7 * count : count);
}

/** « Selon la première éventualité » : the earliest of the days that are known. */
export const earliest = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.filter((day) => day !== undefined).sort()[0];

export const latest = (days: readonly (Day | undefined)[]): Day | undefined =>
  days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);

export interface RestNotice {
  readonly reason: 'weekend' | 'holiday';
  /** The name of the holiday, and whether its date is sure. */
  readonly holiday?: Holiday;
  /** The working day to aim for: the last one before. */
  readonly aim: Day;
}

/** What to say of a deadline on which nobody works; nothing on a working day. */
export function restNotice(day: Day, calendar: WorkCalendar): RestNotice | undefined {
  if (isWorkingDay(day, calendar)) return undefined;
  const holiday = calendar.holidays.find(({ date }) => date === day);
  const aim = addWorkingDays(day, -1, calendar);
  return holiday ? { reason: 'holiday', holiday, aim } : { reason: 'weekend', aim };
}

/** The deadlines that moved, after a holiday was added, or a date became sure. */
export const moved = (
  before: ReadonlyMap<string, Day>,
  after: ReadonlyMap<string, Day>,
): { readonly id: string; readonly from: Day; readonly to: Day }[] =>
  [...after].flatMap(([id, to]) => {
    const from = before.get(id);
    return from !== undefined && from !== to ? [{ id, from, to }] : [];
  });

function addMonths(start: Day, count: number): Day {
  numberOf(start);
  const months = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + count;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const date = Math.min(Number(start.slice(8)), monthLength(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

interface Rest {
  readonly weekend: ReadonlySet<number>;
  readonly holidays: ReadonlySet<number>;
}

function restOf({ weekend, holidays }: WorkCalendar): Rest {
  const days = new Set(weekend);
  if (days.size > 6) throw new Error('a week has a working day');
  return { weekend: days, holidays: new Set(holidays.map(({ date }) => numberOf(date))) };
}

const isWorking = (number: number, { weekend, holidays }: Rest): boolean =>
  !weekend.has(weekday(number)) && !holidays.has(number);

function numberOf(day: Day): number {
  const number = dayNumber(day);
  if (number === undefined) throw new Error(`${day} is no day of the calendar`);
  return number;
}
