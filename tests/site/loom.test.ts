import { expect, test } from 'vitest';
import { loomOf, tag } from '../../src/islands/thread/loom.ts';
import type { ThreadView } from '../../src/islands/thread/view.ts';

const view: ThreadView = {
  stops: { c1: { code: 'C1', title: '' }, c2: { code: 'C2', title: '' }, o1: { code: 'O1', title: '' } },
  links: [
    { from: 'c1', to: 'o1' },
    { from: 'c1', to: 'gone' },
  ],
  columns: [
    { title: 'Compétences', ids: ['c1', 'c2'] },
    { title: 'Objectifs', ids: ['o1'] },
    { title: 'Activités', ids: [] },
    { title: 'Questions', ids: [] },
  ],
  strands: [],
  ends: [
    { id: 'c2', sentence: 'rupture', isRupture: true },
    { id: 'c1', sentence: 'mise à part', isRupture: false },
  ],
  strays: [],
  followed: [],
};

test('a column is spread over the height, a thread joins two tags, a link to nothing is not drawn', () => {
  const { tags, curves, height, width } = loomOf(view);
  expect(tags.map(({ code }) => code)).toEqual(['C1', 'C2', 'O1']);
  expect(tags[2]?.y).toBe(((tags[0]?.y ?? 0) + (tags[1]?.y ?? 0)) / 2);
  expect(curves).toHaveLength(1);
  expect(curves[0]?.path).toMatch(new RegExp(`^M${tag.width} ${tags[0]?.y}C`));
  for (const { x, y } of tags) {
    expect(x + tag.width / 2).toBeLessThanOrEqual(width);
    expect(y + tag.height / 2).toBeLessThanOrEqual(height);
  }
});

test('only a rupture ends in the air, at the edge of its tag', () => {
  const { frays, tags } = loomOf(view, 10);
  expect(frays).toEqual([{ id: 'c2', x: 10, y: tags[1]?.y }]);
});

test('no two tags of a column overlap', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `a${index}`);
  const { tags } = loomOf({ ...view, columns: [{ title: 'A', ids }, ...view.columns.slice(1)] });
  const places = tags.filter(({ id }) => ids.includes(id)).map(({ y }) => y);
  for (const [index, y] of places.entries()) {
    if (index > 0) expect(y - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(tag.height);
  }
});

test('an empty course draws an empty picture', () => {
  const empty = { ...view, links: [], ends: [], columns: view.columns.map(({ title }) => ({ title, ids: [] })) };
  const { tags, curves, frays, height } = loomOf(empty);
  expect([tags, curves, frays]).toEqual([[], [], []]);
  expect(height).toBeGreaterThan(0);
});
