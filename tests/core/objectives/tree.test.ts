import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Id } from '#core/id';
import { type Objective, objectiveSchema, type Tier } from '#core/objectives/schema';
import { movedObjective, objectiveTree, renumbered, retiered } from '#core/objectives/tree';

const id = (n: number) => `o-${String(n).padStart(10, '0')}` as const;
const one = (n: number, tier: Tier, parent?: number, code = `${tier[0]}${n}`): Objective =>
  v.parse(objectiveSchema, {
    ...{ id: id(n), code, tier, text: `Objectif ${n}`, competencies: [] },
    ...(parent === undefined ? {} : { parent: id(parent) }),
  });
const list = [
  one(1, 'training'),
  one(2, 'learning', 1),
  one(3, 'learning', 1),
  one(4, 'operational', 2),
  one(5, 'operational', 2),
  one(6, 'operational', 3),
  one(7, 'operational'),
];
const order = (objectives: readonly Objective[]) => objectiveTree(objectives).map(({ objective }) => objective.code);
const moved = (objectives: readonly Objective[], n: number, move: 'up' | 'down') => {
  const wish = movedObjective(objectives, id(n), move);
  if (!wish) return undefined;
  return wish.order.map((key) => {
    const { parent, ...bare } = objectives.find((objective) => objective.id === key) as Objective;
    const held = key === id(n) ? (wish.parent as Id<'o'> | undefined) : parent;
    return { ...bare, ...(held ? { parent: held } : {}) };
  });
};

test('each stands above those that serve it; what serves none comes last', () => {
  expect(order(list)).toEqual(['t1', 'l2', 'o4', 'o5', 'l3', 'o6', 'o7']);
  expect(objectiveTree(list).filter(({ isLoose }) => isLoose)).toHaveLength(1);
});

test('goes past its neighbour, then into the next objective above', () => {
  expect(order(moved(list, 4, 'down') ?? [])).toEqual(['t1', 'l2', 'o5', 'o4', 'l3', 'o6', 'o7']);
  const across = moved(list, 5, 'down') ?? [];
  expect(order(across)).toEqual(['t1', 'l2', 'o4', 'l3', 'o5', 'o6', 'o7']);
  expect(across.find(({ code }) => code === 'o5')?.parent).toBe(id(3));
  expect(order(moved(across, 5, 'up') ?? [])).toEqual(order(list));
  expect(moved(list, 7, 'up')?.find(({ code }) => code === 'o7')?.parent).toBe(id(3));
});

test('takes along what serves it, and stops at the ends', () => {
  expect(order(moved(list, 2, 'down') ?? [])).toEqual(['t1', 'l3', 'o6', 'l2', 'o4', 'o5', 'o7']);
  expect(moved(list, 1, 'up')).toBeUndefined();
  expect(moved(list, 2, 'up')).toBeUndefined();
  expect(moved(list, 4, 'up')).toBeUndefined();
});

test('changes its tier only while nothing serves it', () => {
  expect(retiered(list, id(2), 'in')).toBeUndefined();
  expect(retiered(list, id(5), 'in')).toBeUndefined();
  expect(retiered(list, id(5), 'out')).toEqual({ tier: 'learning', parent: id(1) });
  const lonely = [...list, one(8, 'learning', 1)];
  expect(retiered(lonely, id(8), 'in')).toEqual({ tier: 'operational', parent: id(3) });
});

test('codes are numbered anew in the manner of their tier, and only those that change are told', () => {
  expect([...renumbered(list).values()]).toEqual(['l1', 'l2', 'o1', 'o2', 'o3', 'o4']);
  const coded = [
    one(1, 'training', undefined, 'OF'),
    one(2, 'learning', 1, 'OP-2'),
    one(3, 'operational', 2, 'O-2.7'),
    one(4, 'operational', 2, 'O-1.1'),
  ];
  expect(Object.fromEntries(renumbered(coded))).toEqual({ [id(2)]: 'OP-1', [id(3)]: 'O-1.1', [id(4)]: 'O-1.2' });
  expect(renumbered([one(1, 'operational', undefined, 'O01'), one(2, 'operational', undefined, 'O02')]).size).toBe(0);
});
