import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Id } from '#core/id';
import { type AnswerRecord, type Lot, readRecords, recordLines, recordsFile } from '#core/records/record';
import { peopleFile } from '#core/records/people';
import { outlivedBy, readSeveralResults } from '#tasks/readSeveralResults';
import { resultsOverview } from '#tasks/resultsOverview';
import { retractLine } from '#tasks/surveyBook';
import { frenchWords } from '#i18n/words.ts';
import { counted } from '../fixtures/desk.ts';
import { reference, referencePeople } from '../fixtures/moodleReference.ts';

const root = join(import.meta.dirname, '../fixtures/moodle-exports');
const quiz: Id = 'e-0000000001';
const lot: Lot = {
  ...{ kind: 'lot', id: 'lo-0000000001', instrument: quiz, source: 'moodle-quiz', answers: 1 },
  ...{ at: '2026-11-25T08:00:00Z', by: 'Awa' },
};
let made = 0;
const record = (participant: string, more: Partial<AnswerRecord> = {}): AnswerRecord => ({
  id: `rc-${String((made += 1)).padStart(10, '0')}`,
  ...{ participant, instrument: quiz, instrumentVersion: 1, item: 'total', itemHash: '00000000', phase: 'post' },
  ...{ attempt: 1, response: null, at: '2026-11-22T09:00:00Z', source: 'moodle-quiz', lot: lot.id },
  ...more,
});
const overviewOf = (...records: readonly AnswerRecord[]) =>
  resultsOverview(reference, referencePeople, readRecords(recordLines([lot, ...records])).book);
const told = (records: readonly AnswerRecord[], id: Id = quiz) =>
  overviewOf(...records).activities.find((one) => one.id === id);

test('people, attempts and the last day; a visit is no doing, and who is missing is named by code', () => {
  const activity = told([
    record('P01', { score: 4, max: 10 }),
    record('P01', { score: 8, max: 10, attempt: 2, at: '2026-11-23T09:00:00Z' }),
    record('P02', { item: 'visits/2026-11-24', response: 3, at: '2026-11-24T09:00:00Z', source: 'moodle-log' }),
    record('P03', { item: 'completion', response: 'incomplete', source: 'moodle-completion' }),
  ]);
  expect(activity).toMatchObject({ people: 1, opened: 1, attempts: 2, last: '2026-11-23', marked: 1 });
  expect(activity?.missing).toEqual(['P02', 'P03', 'P04', 'P05', 'P06']);
});

test('a moment that is only the one of the import is no day of anybody', () => {
  expect(told([record('P01', { item: 'grade', score: 5, max: 10, at: lot.at })])).not.toHaveProperty('last');
});

test('the mean has one mark for each person, the grade kept by Moodle before the best attempt, and needs five of them', () => {
  const four = ['P01', 'P02', 'P03', 'P04'].map((code) => record(code, { score: 5, max: 10 }));
  expect(told(four)).toMatchObject({ marked: 4 });
  expect(told(four)).not.toHaveProperty('mean');
  const fifth = [
    record('P05', { score: 2, max: 10 }),
    record('P05', { score: 9, max: 10, attempt: 2 }),
    record('P05', { item: 'grade', score: 20, max: 20, source: 'moodle-gradebook' }),
    // Nobody knows of how many points.
    record('P06', { score: 7 }),
  ];
  expect(told([...four, ...fifth])).toMatchObject({ people: 6, marked: 5, mean: (4 * 0.5 + 1) / 5 });
  expect(told([...fifth, ...four].toReversed())).toEqual(told([...four, ...fifth]));
});

test('with answers without names nobody is said to be missing', () => {
  const form: Id = 'f-0000000001';
  const anonymous = record('anon-0a1b2c3d', { instrument: form, item: 'q-0000000101', source: 'moodle-feedback' });
  const activity = told([anonymous], form);
  expect(activity).toMatchObject({ people: 1, anonymous: 1 });
  expect(activity).not.toHaveProperty('missing');
  expect(overviewOf(anonymous).lost).toEqual({ activities: 0, people: 0 });
});

test('each person stands with each activity; what the course has no more is counted apart', () => {
  const { activities, people, lost } = overviewOf(
    record('P02', { score: 5, max: 10 }),
    record('X99', { score: 5, max: 10 }),
    record('P01', { instrument: 'e-zzzzzzzzzz' }),
    record('P01', { instrument: 'sv-zzzzzzzzzz', source: 'table' }),
  );
  const at = activities.findIndex(({ id }) => id === quiz);
  expect(people.map(({ activities: all }) => all[at]?.state)).toEqual(['none', 'done', 'none', 'none', 'none', 'none']);
  expect(people[1]).toMatchObject({ code: 'P02', name: 'Test Bob' });
  expect(lost).toEqual({ activities: 1, people: 1 });
});

const several = (names: readonly string[], records = '') => {
  const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(root, 'fr', name))) }));
  const tree = new Map([
    [peopleFile, JSON.stringify({ schema: 1, people: referencePeople })],
    [recordsFile, records],
  ]);
  const means = { by: 'Awa', at: '2026-11-25T08:00:00Z', chance: counted(0), words: frenchWords };
  const going = { progress: () => undefined, signal: new AbortController().signal };
  return readSeveralResults(files, { course: reference, tree }, { ...means, ...going });
};
const textOf = (read: Awaited<ReturnType<typeof several>>) =>
  read.map(({ read: one }) => (one.ok ? one.value.text : '')).join('');

test('two reports that come together join as if they had come one after the other', async () => {
  const [responses, grades] = ['quiz_190_responses.csv', 'quiz_190_overview.csv'];
  const together = textOf(await several([responses, grades]));
  const first = textOf(await several([responses]));
  const apart = first + textOf(await several([grades], first));
  const standing = (text: string) => readRecords(text).book.standing.map(({ lot: _, ...one }) => one);
  expect(standing(together)).toEqual(standing(apart));
  expect((await several([grades, grades]))[1]?.read).toMatchObject({ ok: true, value: { text: '' } });
});

test('a file that is nothing, or does not say its activity, does not stop the others', async () => {
  const read = await several(['quiz_190_statistics.csv', 'scorm_192_basic.tsv', 'grades.csv']);
  expect(read.map(({ read: one }) => one.ok)).toEqual([false, false, true]);
  expect(read[1]?.choices).toEqual(['e-0000000001', 'm-0000000001', 'm-0000000002']);
});

test('what later imports completed outlives an import that is taken back, and is counted before', async () => {
  const text = textOf(await several(['quiz_190_responses.csv', 'quiz_190_overview.csv']));
  const [first, second] = readRecords(text).book.lots;
  expect(outlivedBy(text, second!.id)).toBe(0);
  const count = outlivedBy(text, first!.id);
  expect(count).toBeGreaterThan(0);
  const hand = { by: 'Awa', at: '2026-11-25T09:00:00Z', chance: counted(70) };
  const left = readRecords(text + retractLine(first!.id, hand)).book.standing;
  expect(left.every((one) => one.lot === second!.id)).toBe(true);
  expect(left.filter(({ replaces }) => replaces !== undefined)).toHaveLength(count);
});
