import { expect, test } from 'vitest';
import { countWorkingDays, moved } from '#core/calendar/workingDays';
import type { Deliverable } from '#core/framing/deliverable';
import { calendarOf, datesOf, dueDates, dueDay } from '#core/framing/dueDates';
import { restOfCountries } from '#core/framing/fromProfile';
import type { Framing } from '#core/framing/schema';
import { deliverable, missionOf, type RawStep, step, withActivity } from './missions.ts';

const cipres = missionOf('socieux-2022');
const dueOf = (framing: Framing, code: string) => datesOf(deliverable(framing, code), framing).due?.day;
const lived = (code: string, ...history: readonly RawStep[]): Deliverable => ({
  ...deliverable(cipres, code),
  history: history.map(step),
});

test('R-CIPRES-40: three activities with their dates', () => {
  expect(cipres.activities.map(({ code, startDay, endDay, mode }) => [code, startDay, endDay, mode])).toEqual([
    ['A1', '2022-12-12', '2023-02-03', 'on-site'],
    ['A2', '2023-02-06', '2023-03-10', 'distance'],
    ['A3', '2023-03-20', '2023-04-21', 'distance'],
  ]);
});

test('R-CIPRES-41: five working days before the start or the departure, whichever comes first', () => {
  expect(['A1-P1', 'A2-P2', 'A3-P1'].map((code) => dueOf(cipres, code))).toEqual([
    '2022-12-05',
    '2023-01-30',
    '2023-03-13',
  ]);
  expect(dueOf(withActivity(cipres, 'A1', { departure: '2022-12-10' }), 'A1-P1')).toBe('2022-12-05');
  expect(dueOf(withActivity(cipres, 'A1', { departure: '2022-12-08' }), 'A1-P1')).toBe('2022-12-01');
});

test('R-CIPRES-42: comments two calendar days before; a Saturday is told, with the day to aim for', () => {
  const { commentsDue } = datesOf(deliverable(cipres, 'A1-P1'), cipres);
  expect(commentsDue).toEqual({ day: '2022-12-10', notice: { reason: 'weekend', aim: '2022-12-09' } });
});

test('R-CIPRES-44: ten working days after the end, over the holidays of Togo, then of Togo and France', () => {
  expect(['A1-M1', 'A2-M2', 'A3-RF'].map((code) => dueOf(cipres, code))).toEqual([
    '2023-02-17',
    '2023-03-24',
    '2023-05-09',
  ]);
  const rest = restOfCountries(['TG', 'FR'], '2022-10-01', '2023-10-01');
  const both: Framing = { ...cipres, calendar: { countries: ['TG', 'FR'], ...rest } };
  expect(dueOf(both, 'A3-RF')).toBe('2023-05-10');
});

test('holidays are data: one more moves the due dates behind it, and which ones is told', () => {
  const decreed = { date: '2023-05-02', name: 'Jour chômé', status: 'confirmed', source: 'décret' } as const;
  const after = { ...cipres, calendar: { ...cipres.calendar, holidays: [...cipres.calendar.holidays, decreed] } };
  const days = (framing: Framing) =>
    new Map([...dueDates(framing)].flatMap(([id, { due }]) => (due ? [[id, due.day] as const] : [])));
  const changes = moved(days(cipres), days(after));
  expect(new Set(changes.map(({ from, to }) => `${from} ${to}`))).toEqual(new Set(['2023-05-09 2023-05-10']));
  expect(changes.map(({ id }) => id)).toContain(deliverable(cipres, 'A3-RF').id);
});

test('R-CIPRES-45: the loop runs from the due dates, then from what happened', () => {
  const loop = (one: Deliverable) => {
    const { due, commentsDue, integrationDue, approvalDue } = datesOf(one, cipres);
    return [due, commentsDue, integrationDue, approvalDue].map((date) => date?.day);
  };
  expect(loop(lived('A1-M1'))).toEqual(['2023-02-17', '2023-03-03', '2023-03-10', '2023-03-24']);
  const early = lived('A1-M1', { to: 'submitted', on: '2023-02-17' }, { to: 'commented', on: '2023-02-24' });
  expect(loop(early)[2]).toBe('2023-03-03');
});

test('a late validation moves what comes after, and says so', () => {
  const validated = lived(
    'A1-M1',
    { to: 'in-validation', on: '2023-02-13', version: '1' },
    { to: 'validated', on: '2023-02-21' },
  );
  expect(datesOf(validated, cipres)).toMatchObject({
    due: { day: '2023-02-17' },
    submission: '2023-02-21',
    isPushed: true,
    commentsDue: { day: '2023-03-07' },
  });
  const waiting = lived('A1-M1', { to: 'in-validation', on: '2023-02-13', version: '1' });
  expect(datesOf(waiting, cipres, '2023-02-20')).toMatchObject({ submission: '2023-02-20', isPushed: true });
  expect(datesOf(waiting, cipres, '2023-02-15')).toMatchObject({ submission: '2023-02-17', isPushed: false });
});

test('R-CIPRES-64: the access list a week before, counted in calendar days', () => {
  const lists = cipres.tasks.filter(({ due }) => due?.unit === 'week');
  const days = lists.map(
    ({ due, activity }) =>
      due &&
      dueDay(
        due,
        cipres.activities.find(({ id }) => id === activity),
        cipres,
      ),
  );
  expect(days).toEqual(['2023-01-30', '2023-03-13']);
});

test('phases overlap: A1 is still under review when A3 has begun', () => {
  const { approvalDue } = datesOf(deliverable(cipres, 'A1-M1'), cipres);
  expect(approvalDue!.day > cipres.activities[2]!.startDay!).toBe(true);
  expect(dueOf(cipres, 'A2-P1')! < cipres.activities[0]!.endDay!).toBe(true);
});

test('R-ONE-07: five working days before, ten after, in the calendar of Gabon', () => {
  const one = withActivity(missionOf('socieux-2017-one'), 'A2', { startDay: '2019-02-18', endDay: '2019-03-01' });
  const gabon = { ...one, calendar: { countries: ['GA'], ...restOfCountries(['GA'], '2019-01-01', '2019-06-30') } };
  expect([dueOf(gabon, 'A2-NOTE'), dueOf(gabon, 'A2-ExRP')]).toEqual(['2019-02-11', '2019-03-15']);
});

test('a mission without dates has no due date, and no one is made up', () => {
  const one = missionOf('socieux-2017-one');
  expect([...dueDates(one).values()].every(({ due }) => due === undefined)).toBe(true);
});

test('R-PAGOF-07: the window of the mission holds 18 working days in Côte d’Ivoire', () => {
  const pagof = missionOf('pagof');
  const [activity] = pagof.activities;
  expect(countWorkingDays(activity!.startDay!, activity!.endDay!, calendarOf(pagof))).toBe(18);
});
