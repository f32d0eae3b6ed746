import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import type { Person } from '#core/records/people';
import { resultsKindOf, resultsReaders } from '#formats/moodle-results/index';
import type { Finding } from '#formats/moodle-results/reading';
import { frenchWords } from '#i18n/words.ts';
import { readResultsTable } from '#tasks/resultsTable';

/** Our own course in Moodle 4.5.6, answered by invented people; `told.json` is what they were made to answer, without `<>`, which Moodle drops. */
const root = join(import.meta.dirname, '../../fixtures/moodle-exports/own');
const json = <T>(name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as T;
const course = json<Course>('course.json');
const people = json<readonly Person[]>('people.json');
const going = { progress: () => undefined, signal: new AbortController().signal };

interface Told {
  readonly who: string;
  readonly instrument: string;
  readonly item: string;
  readonly response?: unknown;
  readonly score?: number;
}

async function read(lang: string, name: string): Promise<readonly Finding[]> {
  const table = await readResultsTable({ name, bytes: new Uint8Array(readFileSync(join(root, lang, name))) }, going);
  if (!table?.ok) throw new Error(`${name}: ${JSON.stringify(table?.problems)}`);
  const kind = resultsKindOf(table.value.header);
  if (!kind) throw new Error(name);
  const { findings, problems, unmatched } = resultsReaders[kind].read(table.value, {
    ...{ file: name, course, people, words: frenchWords },
  });
  expect(problems).toEqual([]);
  expect(unmatched.filter(({ kind: what }) => what !== 'person')).toEqual([]);
  return findings;
}

const interactions = 'Accueillir et orienter-interactions.txt';
const files = [
  ...['types-responses.csv', 'types-grades.csv', 'inscription.csv', 'appreciation.csv', 'grades.csv'],
  ...['log.csv', interactions],
];

test.each(files)('%s of our own course reads the same in French and in English, nothing is unmatched', async (name) => {
  const [fr, en] = [await read('fr', name), await read('en', name)];
  expect(fr.length).toBeGreaterThan(0);
  expect(fr).toEqual(en);
});

test.each(['types-responses.csv', 'types-grades.csv', 'inscription.csv'])('%s says what was answered', async (name) => {
  const told = json<readonly Told[]>('told.json');
  const compared = (await read('fr', name)).filter(({ item }) => item !== 'total');
  for (const { participant, instrument, item, response, score } of compared) {
    const one = told.find(
      (other) => other.who === participant && other.instrument === instrument && other.item === item,
    );
    expect(one, `${participant} ${item}`).toBeDefined();
    if (response !== undefined) expect([item, response]).toEqual([item, one?.response]);
    if (score !== undefined) expect(score).toBeCloseTo(one?.score ?? Number.NaN, 1);
  }
  expect(compared.length).toBeGreaterThan(8);
});

test('a package played in a browser, all right, comes back answer by answer, with its score', async () => {
  const found = await read('fr', interactions);
  const items = found.filter(
    ({ participant, score, max }) => participant === 'NVT-D04' && score !== undefined && score === max,
  );
  expect(items.find(({ item }) => item === 'total')).toMatchObject({ score: 100, max: 100 });
  const asked = [...readFileSync(join(root, 'fr', interactions), 'utf8').matchAll(/\tq-[0-9a-z]{10}\t/g)];
  // All but the gaps of a text, each of which is right or wrong by itself.
  expect(items.filter(({ item }) => item !== 'total')).toHaveLength(asked.length);
  expect(asked.length).toBeGreaterThan(6);
});

test('the log counts what was opened; looking up a word is nobody’s result', async () => {
  const found = await read('fr', 'log.csv');
  expect(readFileSync(join(root, 'fr/log.csv'), 'utf8')).toContain('Page: Glossaire');
  const visits = found.reduce((sum, { response }) => sum + Number(response), 0);
  expect(visits).toBeGreaterThan(5);
  expect(new Set(found.map(({ participant }) => participant))).toEqual(new Set(['NVT-D04']));
});
