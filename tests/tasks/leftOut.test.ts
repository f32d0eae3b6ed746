import { expect, test } from 'vitest';
import { leftOutFor } from '#tasks/leftOut';

const version = JSON.stringify({
  id: 'vs-0a1b2c3d4e',
  name: 'V',
  by: 'Awa',
  content: { course: {}, bank: {}, lessons: {} },
});
const tree = new Map([
  ['course.json', '{}'],
  ['media/a.svg', '<svg/>'],
  ['data/people.json', '{"schema": 1, "people": [{}, {}, {}]}'],
  ['data/records.jsonl', '{}\n{}\n\n'],
  ['prive/fees.json', '{"rates": []}'],
  ['prive/reviews.json', '{"reviews": [{}]}'],
  ['prive/reference.json', '{}'],
  ['prive/rapport.odt', 'x'],
  ['history/versions/vs-0a1b2c3d4e.json', version],
  ['history/changes.jsonl', '[]\n[]\n'],
  ['notes.txt', 'x'],
]);
const told = (audience: Parameters<typeof leftOutFor>[1]) =>
  Object.fromEntries(leftOutFor(tree, audience).map(({ kind, count }) => [kind, count]));

test('what each audience does not get is told by what it is, and how many', () => {
  expect(told('equipe')).toEqual({ other: 1 });
  const both = { people: 3, answers: 2, fees: 1, reviews: 1, terms: 1, private: 1, history: 2, other: 1 };
  expect(told('partenaire')).toEqual({ ...both, authors: 1 });
  expect(told('public')).toEqual({ ...both, versions: 1 });
});
