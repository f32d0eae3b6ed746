import { expect, test } from 'vitest';
import { checkCourse } from '#tasks/checkCourse';
import { isError } from '#core/problem';
import { treeOf } from './sound.ts';

const person = { id: 'n-0a1b2c3d4e', code: 'P01', lastName: 'Diallo', firstName: 'Awa' };
const told = (path: string, text: string) =>
  checkCourse('sain', new Map([...treeOf(), [path, text]])).problems.map(({ code, at, severity }) => [
    code.split('/')[0],
    at,
    severity,
  ]);

test.each<[string, string, object]>([
  ['data/people.json', 'people', { people: [person] }],
  ['prive/fees.json', 'fees', { rates: [{ role: 'w-0a1b2c3d4e', amount: 350, currency: 'EUR' }] }],
  ['prive/reference.json', 'terms', { terms: { text: 'Livrables : P1' } }],
  ['prive/reviews.json', 'reviews', { reviews: [] }],
])('%s: what fits is quiet, what does not is told with its line, and no export is held back', (path, _, value) => {
  expect(told(path, JSON.stringify({ schema: 1, ...value }))).toEqual([]);
  expect(told(path, '{ "schema": 1,')).toEqual([['json', `${path}:1`, 'warning']]);
  const odd = checkCourse('sain', new Map([...treeOf(), [path, '{\n  "schema": 1,\n  "surprise": [5]\n}']]));
  expect(odd.problems.map(({ at }) => at)).toEqual([`${path}:3`]);
  expect(odd.problems.filter(isError)).toEqual([]);
});

test('a person without a name is told where it stands', () => {
  const [problem] = told(
    'data/people.json',
    JSON.stringify({ schema: 1, people: [{ ...person, lastName: '' }] }, null, 1),
  );
  expect(problem?.slice(1)).toEqual(['data/people.json:7', 'warning']);
});
