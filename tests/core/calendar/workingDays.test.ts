import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dayNumber, dayOf, weekday } from '#core/calendar/day';
import { type Holiday, holidaysOf } from '#core/calendar/holiday';
import { countryCalendars } from '#core/calendar/holidays/index';
import { reviewLoop } from '#core/calendar/reviewLoop';
import {
  addDays,
  addDelay,
  addWorkingDays,
  countWorkingDays,
  earliest,
  joined,
  latest,
  moved,
  restNotice,
  type WorkCalendar,
} from '#core/calendar/workingDays';

interface Case {
  readonly id: string;
  readonly input: {
    readonly op: string;
    readonly start: string;
    readonly end: string;
    readonly n: number;
    readonly activity_end: string;
    readonly holidays?: readonly string[];
    readonly weekend?: readonly number[];
  };
  readonly expected: unknown;
}

const folder = process.env['ORACLES_DIR'] ?? join(import.meta.dirname, '../../oracles');
const { cases } = JSON.parse(readFileSync(join(folder, 'working_days.json'), 'utf8')) as { cases: readonly Case[] };

const off = (date: string): Holiday => ({ date, name: 'x', status: 'confirmed', source: 'x' });
const snake = (dates: object) =>
  Object.fromEntries(Object.entries(dates).map(([key, day]) => [key.replace('Due', '_due'), day as string]));

const country = (code: string, first = 2018, last = 2026): WorkCalendar => {
  const list = countryCalendars().get(code);
  if (list === undefined) throw new Error(code);
  return { weekend: list.weekend, holidays: holidaysOf(list, first, last) };
};

test('agrees with the reference on every operation', () => {
  expect(cases.length).toBe(22);
  for (const { id, input, expected } of cases) {
    const calendar = { weekend: input.weekend ?? [5, 6], holidays: (input.holidays ?? []).map(off) };
    const run: Record<string, () => unknown> = {
      add_working_days: () => addWorkingDays(input.start, input.n, calendar),
      add_calendar_days: () => addDays(input.start, input.n),
      count_working_days_inclusive: () => countWorkingDays(input.start, input.end, calendar),
      review_loop: () => snake(reviewLoop({ end: input.activity_end }, calendar)),
    };
    expect(run[input.op]?.(), id).toEqual(expected);
  }
});

test('the lists of countries say the same as the calendars of the reference', () => {
  const between = ({ holidays }: WorkCalendar, from: string, to: string) =>
    [...new Set(holidays.map(({ date }) => date))].filter((date) => date >= from && date <= to).sort();
  const given = (id: string) => cases.find((one) => one.id === id)?.input.holidays ?? [];
  expect(between(country('TG'), '2022-12-25', '2023-05-29')).toEqual(given('w1'));
  expect(between(joined([country('TG'), country('FR')]), '2022-12-25', '2023-05-29')).toEqual(given('w10'));
  expect(between(country('CI'), '2018-04-01', '2018-05-31').filter((date) => date < '2018-06')).toEqual(given('w12'));
  expect(between(country('EG'), '2025-04-17', '2025-05-01')).toEqual(given('w15'));
  expect(country('EG').weekend).toEqual([4, 5]);
  expect(between(country('GA'), '2019-02-11', '2019-03-15')).toEqual([]);
});

test('an estimate is told from a fact, and a fact takes its place', () => {
  const list = country('TG', 2023, 2024).holidays.filter(({ name }) => name.includes('Aïd el-Fitr'));
  expect(list.map(({ date, status }) => [date, status])).toEqual([
    ['2023-04-21', 'confirmed'],
    ['2024-04-10', 'estimated'],
  ]);
  for (const [code, calendar] of countryCalendars()) {
    const holidays = holidaysOf(calendar, 2025, 2025);
    expect(holidays.length, code).toBeGreaterThan(9);
    for (const { name, source } of holidays) expect(name && source, code).toMatch(/\S/);
    const ours = holidays.filter(({ source }) => source.includes('hégirien'));
    expect(ours.every(({ status }) => status === 'estimated')).toBe(true);
  }
});

test('five working days before the earlier of start and departure (R-CIPRES-41)', () => {
  const togo = country('TG');
  const due = (start: string, departure?: string) => addWorkingDays(earliest([start, departure]) ?? start, -5, togo);
  expect(due('2022-12-12')).toBe('2022-12-05');
  expect(due('2022-12-12', '2022-12-10')).toBe('2022-12-05');
  expect(due('2022-12-12', '2022-12-08')).toBe('2022-12-01');
  expect(due('2023-02-06')).toBe('2023-01-30');
  expect(due('2023-03-20')).toBe('2023-03-13');
  expect(latest(['2023-04-21', undefined, '2023-04-23'])).toBe('2023-04-23');
});

test('units are mixed, and a day of rest is told with the day to aim for (R-CIPRES-42)', () => {
  const togo = country('TG');
  const day = addDelay('2022-12-12', { count: -2, unit: 'day' }, togo);
  expect(day).toBe('2022-12-10');
  expect(restNotice(day, togo)).toEqual({ reason: 'weekend', aim: '2022-12-09' });
  expect(restNotice('2023-05-01', togo)).toMatchObject({ reason: 'holiday', aim: '2023-04-28' });
  expect(restNotice('2022-12-09', togo)).toBeUndefined();
  expect(addDelay('2023-02-06', { count: -1, unit: 'week' }, togo)).toBe('2023-01-30');
  expect(addDelay('2023-01-31', { count: 1, unit: 'month' }, togo)).toBe('2023-02-28');
  expect(addDelay('2023-01-31', { count: -2, unit: 'month' }, togo)).toBe('2022-11-30');
});

test('each step runs from what happened when it is known (R-CIPRES-45)', () => {
  const dates = reviewLoop({ end: '2023-02-03', actual: { comments: '2023-02-24' } }, country('TG'));
  expect(dates).toMatchObject({ draftDue: '2023-02-17', commentsDue: '2023-03-03', integrationDue: '2023-03-03' });
});

test('a holiday added says which deadlines moved', () => {
  const plain = { weekend: [5, 6], holidays: [] };
  const deadlines = (calendar: WorkCalendar) =>
    new Map([
      ['a', addWorkingDays('2023-04-21', 10, calendar)],
      ['b', addWorkingDays('2023-06-01', 2, calendar)],
    ]);
  const after = deadlines({ ...plain, holidays: [off('2023-05-01')] });
  expect(moved(deadlines(plain), after)).toEqual([{ id: 'a', from: '2023-05-05', to: '2023-05-08' }]);
});

test('days are counted as the calendar does, leap years included', () => {
  expect([dayNumber('1970-01-01'), dayNumber('2000-02-29'), dayNumber('1900-02-29'), dayNumber('2023-2-1')]).toEqual([
    0,
    11_016,
    undefined,
    undefined,
  ]);
  expect(weekday(dayNumber('2023-04-21') ?? 0)).toBe(4);
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 400_000 }), (number) => {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
      expect(dayOf(number)).toBe(day);
      expect(dayNumber(day)).toBe(number);
      expect(weekday(number)).toBe((new Date(number * 86_400_000).getUTCDay() + 6) % 7);
    }),
  );
});

test('going forth then back over working days returns to a working day', () => {
  const calendar = joined([country('TG'), country('EG')]);
  const start = fc.integer({ min: 17_600, max: 20_400 }).map(dayOf);
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), (day, count) => {
      const from = addWorkingDays(day, 1, calendar);
      const to = addWorkingDays(from, count, calendar);
      expect(addWorkingDays(to, -count, calendar)).toBe(from);
      expect(countWorkingDays(from, to, calendar)).toBe(count + 1);
    }),
  );
  expect(() => addWorkingDays('2023-01-01', 1, { weekend: [0, 1, 2, 3, 4, 5, 6], holidays: [] })).toThrow();
});
