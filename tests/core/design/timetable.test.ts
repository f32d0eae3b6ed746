import * as v from 'valibot';
import { expect, test } from 'vitest';
import { designSchema } from '#core/design/schema';
import { clockOf, minutesOf, timetableProblems } from '#core/design/timetable';
import { totalsOf } from '#core/design/totals';

type Slot = readonly [activity: string, start: string, end: string, day?: number];

/** Activities `A1 60 F1`: code, minutes, trainer. */
function design(activities: readonly string[], slots: readonly Slot[]) {
  const parts = activities.map((line) => line.split(' '));
  const trainers = ['F1', 'F2'].map((code) => ({ id: `p-00000000${code.toLowerCase()}`, code }));
  return v.parse(designSchema, {
    modules: [
      {
        id: 'm-0000000001',
        code: 'M1',
        title: 'M1',
        sequences: [
          {
            id: 'z-0000000001',
            code: 'S1',
            title: 'S1',
            activities: parts.map(([code = '', minutes, trainer]) => ({
              id: `a-00000000${code.toLowerCase()}`,
              code,
              title: code,
              modality: 'room',
              minutes: Number(minutes),
              ...(trainer ? { trainer: trainers.find((one) => one.code === trainer)?.id } : {}),
            })),
          },
        ],
      },
    ],
    timetable: slots.map(([activity, start, end, day = 1], index) => ({
      id: `d-00000000${String(index).padStart(2, '0')}`,
      activity: `a-00000000${activity.toLowerCase()}`,
      day,
      start,
      end,
    })),
    trainers,
  });
}

const codesOf = (activities: readonly string[], slots: readonly Slot[]) =>
  timetableProblems(design(activities, slots)).map(({ code, values }) => `${code} ${JSON.stringify(values)}`);
const found = (activities: readonly string[], slots: readonly Slot[]) =>
  timetableProblems(design(activities, slots)).map(({ code }) => code);

test('a timetable that agrees with its activities has no problem', () => {
  expect(
    found(
      ['A1 120 F1', 'A2 120 F1', 'A3 60'],
      [
        ['A1', '08:30', '10:30'],
        ['A2', '10:45', '11:45'],
        ['A2', '13:00', '14:00'],
        ['A3', '08:30', '09:30', 2],
      ],
    ),
  ).toEqual([]);
});

test.each<[string, readonly string[], readonly Slot[]]>([
  ['design/duration-mismatch', ['A1 60'], [['A1', '08:00', '09:15']]],
  ['design/slot-reversed', ['A1 60'], [['A1', '10:00', '09:00']]],
  [
    'design/placed-twice',
    ['A1 60'],
    [
      ['A1', '08:00', '09:00'],
      ['A1', '10:00', '11:00'],
    ],
  ],
  [
    'design/trainer-overlap',
    ['A1 60 F1', 'A2 60 F1'],
    [
      ['A1', '08:00', '09:00'],
      ['A2', '08:30', '09:30'],
    ],
  ],
  ['design/no-break', ['A1 130'], [['A1', '08:00', '10:10']]],
  ['design/not-in-timetable', ['A1 60', 'A2 60'], [['A1', '08:00', '09:00']]],
])('%s', (code, activities, slots) => {
  expect(found(activities, slots)).toContain(code);
});

test('an overlap names both activities, the trainer and the time', () => {
  expect(
    codesOf(
      ['A1 60 F1', 'A2 60 F1'],
      [
        ['A2', '08:30', '09:30'],
        ['A1', '08:00', '09:00'],
      ],
    ),
  ).toEqual([
    'design/trainer-overlap {"trainer":"F1","first":"A1","second":"A2","day":1,"start":"08:30","end":"09:00"}',
  ]);
});

test('two trainers with two groups, or one after the other, do not overlap', () => {
  expect(
    found(
      ['A1 60 F1', 'A2 60 F2'],
      [
        ['A1', '08:00', '09:00'],
        ['A2', '08:00', '09:00'],
      ],
    ),
  ).toEqual([]);
  expect(
    found(
      ['A1 60 F1', 'A2 60 F1'],
      [
        ['A1', '08:00', '09:00'],
        ['A2', '09:00', '10:00'],
      ],
    ),
  ).toEqual([]);
  expect(
    found(
      ['A1 60 F1', 'A2 60 F1'],
      [
        ['A1', '08:00', '09:00'],
        ['A2', '08:00', '09:00', 2],
      ],
    ),
  ).toEqual([]);
});

test('a day of seven hours is full, one minute more is too long; what two groups do counts once', () => {
  const day = (last: string): readonly Slot[] => [
    ['A1', '08:00', '10:00'],
    ['A2', '10:15', '12:15'],
    ['A3', '13:30', '15:30'],
    ['A4', '15:45', last],
    ['A5', '08:00', '09:00'],
  ];
  const activities = (last: number) => ['A1 120', 'A2 120', 'A3 120', `A4 ${last}`, 'A5 60'];
  expect(found(activities(60), day('16:45'))).toEqual([]);
  expect(found(activities(61), day('16:46'))).toEqual(['design/long-day']);
});

test('a stretch without a break is told once', () => {
  expect(
    found(
      ['A1 90', 'A2 90', 'A3 60'],
      [
        ['A1', '08:00', '09:30'],
        ['A2', '09:35', '11:05'],
        ['A3', '11:05', '12:05'],
      ],
    ),
  ).toEqual(['design/no-break']);
});

test('a time and its minutes are one', () => {
  for (let minutes = 0; minutes < 1440; minutes += 7) expect(minutesOf(clockOf(minutes))).toBe(minutes);
});

test('what is outside teaching counts in the whole, not in learning time', () => {
  const plan = design(['A1 60', 'A2 15'], []);
  plan.modules[0]!.sequences[0]!.activities[1]!.outsideTeaching = true;
  expect(totalsOf(plan)).toMatchObject({ all: 75, learning: 60, byModality: { room: 75 } });
});
