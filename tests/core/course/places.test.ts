import { expect, test } from 'vitest';
import { audiences, filesFor, placeOf, publicFiles } from '#core/course/places';

const paths = [
  'course.json',
  'bank.json',
  'lessons/a.mdx',
  'lessons/en/a.mdx',
  'media/a.svg',
  'i18n/en.json',
  'history/changes.jsonl',
  'prive/honoraires.ods',
  'data/people.json',
  'data/records.jsonl',
  'README.md',
  'lessons',
  'Prive/x',
  'media2/x',
  'sub/course.json',
  'bank.json.bak',
];
const tree = new Map(paths.map((path) => [path, '']));

test("the place of a file decides, and what has no place is nobody's", () => {
  expect(paths.map((path) => placeOf(path) ?? '-').join(' ')).toBe(
    'public public public public public public team team team team - - - - - -',
  );
});

test('the team has all, partner and public the course alone', () => {
  expect(audiences.map((audience) => filesFor(tree, audience).size)).toEqual([10, 6, 6]);
  expect([...publicFiles(tree).keys()].some((path) => /prive|data|history/.test(path))).toBe(false);
});
