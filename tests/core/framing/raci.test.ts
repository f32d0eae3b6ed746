import fc from 'fast-check';
import { expect, test } from 'vitest';
import { criticalityClass, criticalityOf } from '#core/framing/criticality';
import { raciLetters, raciOf, raciProblems, withLetter } from '#core/framing/raci';
import type { Id } from '#core/id';
import { missionOf } from './missions.ts';

const roles = ['w-0000000001', 'w-0000000002', 'w-0000000003'] as const satisfies readonly Id<'w'>[];
const [lead, second] = roles;

test('a letter is set, taken off where it stood, and A moves', () => {
  const first = withLetter({}, lead, 'A');
  expect(raciOf(first, lead)).toEqual(['A']);
  expect(raciOf(withLetter(first, lead, 'R'), lead)).toEqual(['R', 'A']);
  expect(raciOf(withLetter(first, lead, 'A'), lead)).toEqual([]);
  const moved = withLetter(withLetter(first, lead, 'R'), second, 'A');
  expect([raciOf(moved, lead), raciOf(moved, second)]).toEqual([['R'], ['A']]);
  expect(raciOf(withLetter(moved, second, 'I'), second)).toEqual(['I']);
  expect(raciOf(withLetter(moved, lead, undefined), lead)).toEqual([]);
});

test('whatever is pressed, there is one A at most, and a role is not consulted besides doing', () => {
  const presses = fc.array(
    fc.tuple(fc.constantFrom(...roles), fc.option(fc.constantFrom(...raciLetters), { nil: undefined })),
  );
  fc.assert(
    fc.property(presses, (pressed) => {
      const task = pressed.reduce(
        (shares, [role, letter]) => withLetter(shares, role, letter),
        withLetter({}, lead, 'C'),
      );
      const cells = roles.map((role) => raciOf(task, role));
      expect(cells.filter((cell) => cell.includes('A')).length).toBeLessThan(2);
      for (const cell of cells) expect(['', 'R', 'A', 'RA', 'C', 'I']).toContain(cell.join(''));
    }),
  );
});

test('R-CIPRES-60, 61: every task of the profile has its A; one that lost it is told', () => {
  const mission = missionOf('socieux-2022');
  expect(mission.tasks.length).toBe(51);
  expect(raciProblems(mission)).toEqual([]);
  const [task] = mission.tasks;
  const { role: _, ...orphan } = task!;
  expect(raciProblems({ ...mission, tasks: [orphan] })).toMatchObject([
    { code: 'framing/task-without-accountable', at: orphan.id, values: { task: orphan.title } },
  ]);
});

test('case A: the weak connection is critical, the late validation high', () => {
  const classes = [
    [4, 4],
    [3, 3],
    [3, 4],
    [1, 4],
  ].map(([probability = 0, impact = 0]) => criticalityClass(criticalityOf({ probability, impact })));
  expect(classes).toEqual(['critical', 'moderate', 'high', 'low']);
});
