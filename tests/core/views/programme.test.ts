import { expect, test } from 'vitest';
import { type Activity, type Design, designSchema } from '#core/design/schema';
import { programmeOf } from '#core/views/programme';
import * as v from 'valibot';

const activity = (number: number, rest: Partial<Activity>) => ({
  id: `a-000000000${number}`,
  code: `A-${number}`,
  title: `Activité ${number}`,
  modality: 'room',
  minutes: 60,
  ...rest,
});

const slot = (number: number, day: number, start: string, end: string) => ({
  id: `d-000000000${number}`,
  activity: `a-000000000${number}`,
  ...{ day, start, end },
});

const design = (activities: object[], timetable: object[]): Design =>
  v.parse(designSchema, {
    modules: [
      {
        ...{ id: 'm-0000000001', code: 'M1', title: 'Module' },
        sequences: [{ id: 'z-0000000001', code: 'S1', title: 'Séquence', activities }],
      },
    ],
    timetable,
  });

test('days are in order, and each day in order of time', () => {
  const { days } = programmeOf(
    design(
      [activity(1, {}), activity(2, {}), activity(3, {})],
      [slot(1, 2, '08:30', '09:30'), slot(3, 1, '10:00', '11:00'), slot(2, 1, '08:30', '09:30')],
    ),
  );
  expect(days.map(({ day, rows }) => [day, rows.map((row) => row.activity.code)])).toEqual([
    [1, ['A-2', 'A-3']],
    [2, ['A-1']],
  ]);
  expect(days.map(({ minutes }) => minutes)).toEqual([120, 60]);
});

test('hors pédagogie counts in the day, not in learning time', () => {
  const { minutes, learningMinutes, days } = programmeOf(
    design(
      [activity(1, {}), activity(2, { minutes: 15, outsideTeaching: true })],
      [slot(1, 1, '08:30', '09:30'), slot(2, 1, '09:30', '09:45')],
    ),
  );
  expect({ minutes, learningMinutes, day: days[0]?.minutes }).toEqual({ minutes: 75, learningMinutes: 60, day: 75 });
});

test('totals are by value, the largest first; what has no slot stands apart', () => {
  const { byModality, byMethod, apart } = programmeOf(
    design(
      [activity(1, { method: 'active' }), activity(2, { modality: 'asynchronous', minutes: 180 })],
      [slot(1, 1, '08:30', '09:30')],
    ),
  );
  expect(byModality).toEqual([
    { key: 'asynchronous', minutes: 180 },
    { key: 'room', minutes: 60 },
  ]);
  expect(byMethod).toEqual([{ key: 'active', minutes: 60 }]);
  expect(apart.map(({ code }) => code)).toEqual(['A-2']);
});
