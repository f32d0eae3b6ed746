import * as v from 'valibot';
import { expect, test } from 'vitest';
import { framingProblems } from '#core/framing/checks';
import { type Framing, framingSchema } from '#core/framing/schema';
import { missionOf, withActivity } from './missions.ts';

const codes = (framing: Framing) => framingProblems(framing).map(({ code }) => code);
const read = (framing: unknown): Framing => v.parse(framingSchema, framing);
const risk = { id: 'x-0a1b2c3d4e', code: 'R1', title: 'Coupure de réseau', probability: 3, impact: 5 };

test('a framing with nothing in it has no problem', () => {
  expect(framingProblems(read({}))).toEqual([]);
});

test('a risk of criticality 15 needs a counter-measure, one of 12 does not', () => {
  expect(framingProblems(read({ risks: [risk] }))).toMatchObject([
    { code: 'framing/risk-without-measure', values: { criticality: 15 } },
  ]);
  expect(codes(read({ risks: [{ ...risk, measure: 'Clé USB' }] }))).toEqual([]);
  expect(codes(read({ risks: [{ ...risk, impact: 4 }] }))).toEqual([]);
});

test('R-CIPRES-21: a note that analyses risks wants one', () => {
  const cipres = missionOf('socieux-2022');
  expect(codes(cipres)).toContain('framing/no-risk');
  expect(codes({ ...cipres, risks: read({ risks: [{ ...risk, measure: 'Clé' }] }).risks })).not.toContain(
    'framing/no-risk',
  );
});

test('R-ONE-19: a call that closes after the start is a warning, days in the wrong order an error', () => {
  const one = withActivity(missionOf('socieux-2017-one'), 'A2', { startDay: '2019-02-18', endDay: '2019-03-01' });
  expect(framingProblems({ ...one, applicationDeadline: '2019-03-06' })).toContainEqual(
    expect.objectContaining({ code: 'framing/deadline-after-start', severity: 'warning' }),
  );
  expect(framingProblems(withActivity(one, 'A2', { endDay: '2019-02-17' }))).toContainEqual(
    expect.objectContaining({ code: 'framing/dates-reversed', severity: 'error' }),
  );
});

test('R-CIPRES-80: a reason against counts as treated, an empty row does not', () => {
  const issue = (cells: unknown[]) => read({ issues: [{ id: 'j-0a1b2c3d4e', code: 'Q1', title: 'Genre', cells }] });
  expect(codes(issue([{ stage: 'audience' }]))).toEqual(['framing/issue-untreated']);
  expect(codes(issue([{ stage: 'audience', notApplicable: 'un seul bureau' }]))).toEqual([]);
});

test('R-CIPRES-22: nobody is in two meetings at once; one that follows is fine', () => {
  const role = { id: 'w-0a1b2c3d4e', code: 'E1', title: 'Experte', kind: 'expert' };
  const meeting = (id: string, start: string, end: string) => {
    return { id, kind: 'meeting', title: id, day: '2022-12-12', start, end, roles: [role.id] };
  };
  const agenda = (start: string) =>
    read({
      roles: [role],
      events: [meeting('t-0a1b2c3d4e', '09:00', '10:00'), meeting('t-1a1b2c3d4e', start, '11:00')],
    });
  expect(codes(agenda('09:30'))).toEqual(['framing/events-overlap']);
  expect(codes(agenda('10:00'))).toEqual([]);
});

test('no day that the calendar does not have', () => {
  const activity = { id: 's-0a1b2c3d4e', code: 'A1', title: 'Un', startDay: '2023-02-30' };
  expect(v.safeParse(framingSchema, { activities: [activity] }).success).toBe(false);
});
