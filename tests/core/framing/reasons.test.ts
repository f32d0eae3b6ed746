import { expect, test } from 'vitest';
import { awaitedOf, pushOf, workingDaysTo } from '#core/framing/awaited';
import type { Deliverable, DueRule } from '#core/framing/deliverable';
import { datesOf } from '#core/framing/dueDates';
import { dueReason } from '#core/framing/dueReason';
import { bareYears, dueDays, filledCalendar, withCountry, withoutCountry } from '#core/framing/missionCalendar';
import type { Framing } from '#core/framing/schema';
import { sayLeft, sayPush, sayReason, sayRule } from '#core/views/missionWords';
import { reminderFor } from '#core/views/reminder';
import { frenchWords } from '#i18n/words.ts';
import { deliverable, missionOf, type RawStep, step, withActivity } from './missions.ts';

const cipres = missionOf('socieux-2022');
const lived = (code: string, ...history: readonly RawStep[]): Deliverable => ({
  ...deliverable(cipres, code),
  history: history.map(step),
});
const reasonOf = (code: string, framing: Framing = cipres) => {
  const one = deliverable(framing, code);
  const reason = dueReason(one, framing);
  return reason ? sayReason(reason, one, datesOf(one, framing).due, frenchWords) : [];
};

test('a due date says from what it runs, over which holidays, and by which rule', () => {
  expect(reasonOf('A3-RF')).toEqual([
    "10 jours ouvrables après le 21/04/2023 (la fin de l'activité)",
    "Sans date pour l'instant : le retour des experts.",
    expect.stringMatching(
      /^Jours fériés passés : .*Indépendance \(27\/04\/2023, confirmé\) et Fête du Travail \(01\/05\/2023, confirmé\)\.$/,
    ),
    "Délai des livrables finaux : au plus tard 10 jours ouvrables après la fin de l'activité ou le retour des experts, selon la dernière éventualité.",
  ]);
});

test('of several events, the one that counts is named with the others', () => {
  const travelled = withActivity(cipres, 'A1', { departure: '2022-12-08' });
  expect(reasonOf('A1-P1', travelled)[0]).toBe(
    "5 jours ouvrables avant le 08/12/2022, le plus tôt de : le début de l'activité (12/12/2022) et le départ des experts (08/12/2022)",
  );
});

test('without a day of its event a deliverable says which one is missing; without a rule it has no reason', () => {
  const undated = withActivity(cipres, 'A1', { startDay: undefined });
  expect(reasonOf('A1-P1', undated)[0]).toBe(
    "Pas d'échéance : il manque le jour de l'événement (le début de l'activité ou le départ des experts).",
  );
  expect(reasonOf('A1-P1', { ...cipres, delays: [] })).toEqual([]);
});

test('rules are said with their own unit and number', () => {
  const rule: DueRule = {
    direction: 'before',
    events: ['activity-start'],
    which: 'earliest',
    count: 1,
    unit: 'week',
  };
  expect(sayRule(rule, frenchWords)).toBe("au plus tard 1 semaine avant le début de l'activité");
  expect(sayRule({ ...rule, count: 0, unit: 'day' }, frenchWords)).toBe("au plus tard pour le début de l'activité");
  expect(sayRule({ ...rule, direction: 'after', count: 3, unit: 'month' }, frenchWords)).toBe(
    "au plus tard 3 mois après le début de l'activité",
  );
});

test('a late validation says by how many working days, why, and what it moves', () => {
  const late = lived(
    'A1-M1',
    { to: 'in-validation', on: '2023-02-13', version: '1' },
    { to: 'validated', on: '2023-02-23' },
  );
  const push = pushOf(late, cipres);
  expect(push && sayPush(push, frenchWords)).toBe(
    "décalé de 4 jours ouvrables parce que la validation est arrivée le 23/02/2023 ; l'échéance était le 17/02/2023",
  );
  expect(push?.moved).toEqual([
    { what: 'comments', from: '2023-03-03', to: '2023-03-09' },
    { what: 'integration', from: '2023-03-10', to: '2023-03-16' },
    { what: 'approval', from: '2023-03-24', to: '2023-03-30' },
  ]);
  const waiting = lived('A1-M1', { to: 'in-validation', on: '2023-02-13', version: '1' });
  expect(pushOf(waiting, cipres, '2023-02-21')).toMatchObject({ because: 'waiting', days: 2 });
  expect(pushOf(waiting, cipres, '2023-02-17')).toBeUndefined();
  // A Saturday after a Friday: no working day is lost.
  expect(pushOf(waiting, cipres, '2023-02-18')).toBeUndefined();
  expect(pushOf(lived('A1-M1', { to: 'submitted', on: '2023-02-20', reason: 'x' }), cipres)?.because).toBe(
    'submitted-late',
  );
});

test('what is awaited, of whom, and in how many working days', () => {
  const awaited = (one: Deliverable, today: string) => awaitedOf(one, datesOf(one, cipres, today), cipres, today);
  expect(awaited(lived('A1-M1'), '2023-02-10')).toMatchObject({ what: 'submission', from: 'team', left: 5 });
  expect(awaited(lived('A1-M1'), '2023-02-22')).toMatchObject({ what: 'submission', left: -3 });
  const sent: RawStep = { to: 'submitted', on: '2023-02-17', reason: 'x' };
  expect(awaited(lived('A1-M1', sent), '2023-03-03')).toMatchObject({ what: 'comments', from: 'contractor', left: 0 });
  expect(awaited(lived('A1-M1', sent, { to: 'commented', on: '2023-02-24' }), '2023-03-01')?.due.day).toBe(
    '2023-03-03',
  );
  expect(awaited(lived('A1-SUP', { to: 'submitted', on: '2023-02-17' }), '2023-03-03')).toBeUndefined();
  expect([0, 1, 5, -2].map((left) => sayLeft(left, frenchWords))).toEqual([
    "aujourd'hui",
    'dans 1 jour ouvrable',
    'dans 5 jours ouvrables',
    'en retard de 2 jours ouvrables',
  ]);
  expect(workingDaysTo('2023-02-17', '2023-02-20', cipres)).toBe(-workingDaysTo('2023-02-20', '2023-02-17', cipres));
});

test('forms.md A8: the letter has the right version, names and days, and changes its tone once it is late', () => {
  const waiting = lived('A1-M1', { to: 'in-validation', on: '2023-02-13', version: 'version 2' });
  const named = {
    ...cipres,
    roles: cipres.roles.map((one) => (one.code === 'PF' ? { ...one, people: ['Mme Adjo Lawson' as never] } : one)),
  };
  const letter = reminderFor(waiting, named, '2023-02-15', frenchWords);
  expect(letter?.to).toBe('Mme Adjo Lawson');
  expect(letter?.subject).toContain('(version 2, A1-M1)');
  expect(letter?.body).toContain('vous a été transmis le 13\u00a0février 2023');
  expect(letter?.body).toContain('avant la remise à SOCIEUX+ le 17\u00a0février 2023');
  expect(letter?.body).toContain("d'ici le 17\u00a0février 2023");
  expect(reminderFor(waiting, named, '2023-02-20', frenchWords)?.body).toContain('était nécessaire');
  expect(
    reminderFor(lived('A1-M1', { to: 'submitted', on: '2023-02-17', reason: 'x' }), cipres, '2023-02-20', frenchWords)
      ?.to,
  ).toBe('Équipe SOCIEUX+');
  for (const history of [[], [{ to: 'submitted', on: '2023-02-17' }]] as const)
    expect(JSON.stringify(reminderFor(lived('A1-P1', ...history), cipres, '2023-02-20', frenchWords))).not.toMatch(
      /[{}](?!$)\w*[{}]|undefined/,
    );
  expect(
    reminderFor(lived('A1-ExF-E1', { to: 'submitted', on: '2023-02-17' }), cipres, '2023-03-20', frenchWords),
  ).toBeUndefined();
});

test('a country more adds its rest, a country less takes back only what nobody changed', () => {
  const both = { ...cipres, calendar: withCountry(cipres, 'FR', '2023-01-01') };
  expect(dueDays(both).get(deliverable(cipres, 'A3-RF').id)).toBe('2023-05-10');
  expect(withoutCountry(both, 'FR', '2023-01-01')).toEqual(cipres.calendar);
  const edited = {
    ...both,
    calendar: {
      ...both.calendar,
      holidays: both.calendar.holidays.map((one) => (one.date === '2023-05-08' ? { ...one, source: 'décret' } : one)),
    },
  };
  expect(withoutCountry(edited, 'FR', '2023-01-01').holidays.map(({ date }) => date)).toContain('2023-05-08');
  const egypt = {
    ...cipres,
    calendar: withCountry(
      { ...cipres, calendar: { countries: [], weekend: [5, 6], holidays: [] } },
      'EG',
      '2023-01-01',
    ),
  };
  expect(egypt.calendar.weekend).toEqual([4, 5]);
  expect(withCountry(cipres, 'XX', '2023-01-01')).toBe(cipres.calendar);
});

test('a mission moved to another year is told that its holidays are missing, and gets them', () => {
  expect(bareYears(cipres, '2023-01-01')).toEqual([]);
  const later = withActivity(cipres, 'A3', { startDay: '2025-03-20', endDay: '2025-04-21' });
  expect(bareYears(later, '2023-01-01')).toEqual([2024, 2025]);
  const filled = { ...later, calendar: filledCalendar(later, '2023-01-01') };
  expect(bareYears(filled, '2023-01-01')).toEqual([]);
  expect(filled.calendar.holidays.map(({ date }) => date)).toEqual(
    filled.calendar.holidays.map(({ date }) => date).toSorted(),
  );
});
