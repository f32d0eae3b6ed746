import { expect, test } from 'vitest';
import {
  type Deliverable,
  type DeliverableState,
  deliverableStates,
  type DeliverableStep,
} from '#core/framing/deliverable';
import { frozenVersion, historyProblems, move, nextStates, roundsOf, stateOf } from '#core/framing/lifeCycle';
import { deliverable, missionOf, type RawStep, step } from './missions.ts';

const cipres = missionOf('socieux-2022');
const partner = cipres.roles.find(({ code }) => code === 'EQ')!.id;
const report = deliverable(cipres, 'A1-AcR');

/** Steps that leave nothing unsaid, a day apart. */
const path = (...states: readonly DeliverableState[]): DeliverableStep[] =>
  states.map((to, index) =>
    step({ to, on: `2023-02-${String(index + 10)}`, by: partner, version: '1', reason: 'noté' }),
  );
const whole = [
  'in-validation',
  'validated',
  'submitted',
  'commented',
  'revised',
  'final-submitted',
  'approved',
] as const;
const at = (...states: readonly DeliverableState[]): Deliverable => ({ ...report, history: path(...states) });
const codes = (one: Deliverable, raw: RawStep) => move(one, step(raw)).problems.map(({ code }) => code);

test('R-CIPRES-47: the whole life is legal, step by step', () => {
  let one: Deliverable = report;
  for (const taken of path(...whole)) {
    const moved = move(one, taken);
    if (!moved.ok) throw new Error(JSON.stringify(moved.problems));
    one = moved.value;
  }
  expect(stateOf(one)).toBe('approved');
  expect(historyProblems(one)).toEqual([]);
});

test('every other jump is refused, and named', () => {
  for (const length of whole.keys()) {
    const one = at(...whole.slice(0, length));
    for (const to of deliverableStates.filter((state) => !nextStates(one).includes(state))) {
      const moved = move(one, step({ to, on: '2023-12-01', by: partner, version: '2', reason: 'x' }));
      expect(moved.problems, `${stateOf(one)} ${to}`).toMatchObject([
        { code: 'framing/illegal-jump', at: report.id, values: { state: stateOf(one), toState: to } },
      ]);
    }
  }
  expect(nextStates(report)).not.toContain('approved');
});

test('in validation a version is frozen, until the partner has answered', () => {
  expect(codes(report, { to: 'in-validation', on: '2023-02-10' })).toEqual(['framing/no-frozen-version']);
  expect(frozenVersion(at('in-validation'))).toBe('1');
  expect(frozenVersion(at('in-validation', 'validated'))).toBeUndefined();
});

test('R-CIPRES-09: nothing is submitted without the validation of the partner, or a reason', () => {
  expect(codes(report, { to: 'submitted', on: '2023-02-17' })).toEqual(['framing/not-validated']);
  expect(codes(report, { to: 'submitted', on: '2023-02-17', reason: 'accord par message' })).toEqual([]);
  expect(codes(at('in-validation', 'validated'), { to: 'submitted', on: '2023-02-17' })).toEqual([]);
});

test('R-CIPRES-46: a second round asks for a reason and for who judged', () => {
  const final = at(...whole.slice(0, 6));
  expect(codes(final, { to: 'commented', on: '2023-03-20' })).toEqual(['framing/round-unexplained']);
  expect(codes(final, { to: 'commented', on: '2023-03-20', reason: 'qualité' })).toEqual(['framing/round-unexplained']);
  const second = move(final, step({ to: 'commented', on: '2023-03-20', reason: 'qualité', by: partner }));
  expect(second.ok && roundsOf(second.value)).toBe(2);
});

test('a step cannot be older than the one before it', () => {
  expect(codes(at('in-validation'), { to: 'validated', on: '2023-02-01' })).toEqual(['framing/history-backwards']);
});

test('R-CIPRES-43: only an approved agenda may be revised; a form that nobody reviews is handed over', () => {
  const agenda = { ...deliverable(cipres, 'A1-P2'), history: path(...whole) };
  expect(nextStates(agenda)).toEqual(['revised']);
  expect(nextStates(at(...whole))).toEqual([]);
  expect(nextStates(deliverable(cipres, 'A1-ExF-E1'))).toEqual(['submitted']);
});

test('a history written by hand is read again, up to its first fault', () => {
  expect(historyProblems(at('validated')).map(({ code }) => code)).toEqual(['framing/illegal-jump']);
});
