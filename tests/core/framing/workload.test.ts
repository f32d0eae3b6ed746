import { expect, test } from 'vitest';
import { feesOf, personDays, statedOf, statedTotal, totalOf, workloadProblems } from '#core/framing/workload';
import type { Workload } from '#core/framing/mission';
import type { Framing } from '#core/framing/schema';
import { missionOf } from './missions.ts';

const cipres = missionOf('socieux-2022');
const changed = (framing: Framing, category: string, more: Partial<Workload['cells'][number]>): Framing => {
  const { cells } = framing.workload;
  const first = cells.findIndex((cell) => cell.category === category);
  return { ...framing, workload: { ...framing.workload, cells: cells.with(first, { ...cells[first]!, ...more }) } };
};

test('R-CIPRES-48: every total of the printed tables', () => {
  const { workload, activities } = cipres;
  const rowOf = (wanted: Parameters<typeof totalOf>[1]) =>
    [...workload.categories.map(({ code: category }) => ({ category })), {}].map((one) =>
      totalOf(workload, { ...wanted, ...one }),
    );
  const experts = cipres.roles.filter(({ kind }) => kind === 'expert');
  const table = (activity: (typeof activities)[number]['id']) =>
    [...experts.map(({ id: role }) => ({ role })), {}].map((one) => rowOf({ activity, ...one }));
  expect(activities.map(({ id }) => table(id))).toEqual([
    [
      [4, 10, 2, 3, 19],
      [3, 10, 2, 3, 18],
      [7, 20, 4, 6, 37],
    ],
    [
      [5, 5, 0, 2, 12],
      [5, 5, 0, 2, 12],
      [10, 10, 0, 4, 24],
    ],
    [
      [5, 5, 0, 2, 12],
      [5, 5, 0, 2, 12],
      [10, 10, 0, 4, 24],
    ],
  ]);
  expect(experts.map(({ id: role, code }) => [code, totalOf(workload, { role })])).toEqual([
    ['E1', 43],
    ['E2', 42],
  ]);
  expect(totalOf(workload, {})).toBe(85);
  expect(workloadProblems(cipres)).toEqual([]);
});

test('a cell changed, the total follows and the header disagrees', () => {
  const more = changed(cipres, 'PREP', { planned: 5 });
  expect(totalOf(more.workload, {})).toBe(86);
  expect(workloadProblems(more)).toMatchObject([
    { code: 'framing/workload-mismatch', values: { role: 'E1', activity: 'A1', stated: 19, total: 20 } },
  ]);
});

test('R-CIPRES-49: eleven days on site for ten are told', () => {
  expect(workloadProblems(changed(cipres, 'SITE', { done: 10 }))).toEqual([]);
  expect(workloadProblems(changed(cipres, 'SITE', { done: 11 }))).toMatchObject([
    { code: 'framing/workload-over', severity: 'warning', values: { planned: 10, done: 11 } },
  ]);
});

test('R-CIPRES-50 and R-ONE-14: fees are days by rate', () => {
  const fees = (framing: Framing, rate: number) =>
    [...feesOf(framing.workload, new Map(framing.roles.map(({ id }) => [id, rate]))).values()].reduce((a, b) => a + b);
  expect(fees(cipres, 350)).toBe(29_750);
  const one = missionOf('socieux-2017-one');
  const experts = one.roles.filter(({ kind }) => kind === 'expert');
  expect(experts.map(({ id: role }) => totalOf(one.workload, { role }))).toEqual([18, 16]);
  expect(totalOf(one.workload, {})).toBe(34);
  expect(fees(one, 250)).toBe(8500);
});

test('R-PAGOF-07: six days, and a seventh is told', () => {
  const pagof = missionOf('pagof');
  expect(totalOf(pagof.workload, {})).toBe(6);
  expect(workloadProblems(pagof)).toEqual([]);
  expect(workloadProblems(changed(pagof, 'SITE', { planned: 4 }))).toMatchObject([
    { code: 'framing/workload-mismatch-mission', values: { stated: 6, total: 7 } },
  ]);
});

test('tenths of days add up to what people expect', () => {
  const [cell] = cipres.workload.cells;
  expect(personDays([0.1, 0.2, 0.7].map((planned) => ({ ...cell!, planned })))).toBe(1);
});

test('what the header announces, in all: a mission that says it by role, or by role and activity, is counted once', () => {
  const [first] = cipres.roles;
  expect(statedTotal(cipres.workload)).toBe(85);
  expect(statedOf(cipres.workload, first!.id, cipres.activities[0]!.id)).toBe(19);
  expect(statedOf(cipres.workload, first!.id, undefined)).toBeUndefined();
  const twice = [...cipres.workload.stated, { role: first!.id, days: 43 }];
  expect(statedTotal({ ...cipres.workload, stated: twice })).toBe(85);
  expect(statedTotal({ ...cipres.workload, stated: [] })).toBeUndefined();
});

test('real days add up like planned ones', () => {
  expect(totalOf(changed(cipres, 'SITE', { done: 2.5 }).workload, {}, 'done')).toBe(2.5);
});
