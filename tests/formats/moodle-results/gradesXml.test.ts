import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecords, recordsFile } from '#core/records/record';
import { peopleFile } from '#core/records/people';
import { importResults } from '#tasks/importResults';
import { frenchWords } from '#i18n/words.ts';
import { counted } from '../../fixtures/desk.ts';
import { reference, referencePeople } from '../../fixtures/moodleReference.ts';

const root = join(import.meta.dirname, '../../fixtures/moodle-exports');
const sample = readFileSync(join(root, 'fr/idnumbers_grades.xml'), 'utf8');
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function take(text: string | Uint8Array, records = '', name = 'Notes.xml') {
  const tree = new Map([
    [peopleFile, JSON.stringify({ schema: 1, people: referencePeople })],
    [recordsFile, records],
  ]);
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  const means = {
    ...{ by: 'Awa', at: '2026-11-25T08:00:00Z', chance: counted(0), words: frenchWords },
    ...{ progress: () => undefined, signal: new AbortController().signal },
  };
  return importResults({ name, bytes }, { course: reference, tree }, means);
}

async function taken(text: string, records = '') {
  const result = await take(text, records);
  if (!result?.ok) throw new Error(JSON.stringify(result?.problems));
  return { ...result.value, codes: result.problems.map(({ code }) => code) };
}

const codesOf = async (text: string | Uint8Array, name?: string) =>
  (await take(text, '', name))?.problems.map(({ code }) => code);

const marks = (text: string) =>
  readRecords(text)
    .book.standing.map(({ participant, instrument, score, max }) => `${participant} ${instrument} ${score}/${max}`)
    .sort();

test('what Moodle wrote leads back by ID numbers alone; a dash is no grade', async () => {
  const { kind, text, people, unmatched, codes } = await taken(sample);
  expect([kind, people]).toEqual(['gradebook-xml', ['P01', 'P02', 'P03']]);
  expect(marks(text)).toEqual([
    'P01 e-0000000001 75/100',
    'P01 m-0000000001 45/100',
    'P01 m-0000000002 45/100',
    'P02 e-0000000001 87.5/100',
    'P02 m-0000000001 57.5/100',
    'P02 m-0000000002 57.5/100',
    'P03 m-0000000001 70/100',
    'P03 m-0000000002 70/100',
  ]);
  expect(unmatched).toEqual([]);
  expect(codes).toEqual(['moodle-results/most-assumed']);
});

test('twice adds nothing, and percentages say the same without an assumption', async () => {
  const first = await taken(sample);
  expect(await taken(sample, first.text)).toMatchObject({ text: '', same: 8 });
  const shares = sample.replaceAll(/<score>([\d.]+)</g, '<score>$1 %<');
  expect(await taken(shares, first.text)).toMatchObject({ text: '', same: 8, codes: [] });
});

test('where a grade is above the most of our backup, none is assumed', async () => {
  const { text } = await taken(sample.replace('87.50', '140.00'));
  expect(marks(text)).toContain('P02 e-0000000001 140/undefined');
  expect(marks(text)).toContain('P01 e-0000000001 75/undefined');
  expect(marks(text)).toContain('P02 m-0000000001 57.5/100');
});

test('letters, strangers and activities of others are named', async () => {
  const strange = sample.replace('75.00', 'C').replaceAll('>P02<', '>X9<').replaceAll('m-0000000002', 'autre');
  const { unmatched } = await taken(strange);
  expect(unmatched).toEqual([
    { kind: 'answer', name: 'T1 : C', count: 1 },
    { kind: 'activity', name: 'autre', count: 3 },
    { kind: 'person', name: 'X9', count: 3 },
  ]);
});

test('an empty, broken, endless or booby-trapped file is refused with its reason', async () => {
  expect(await codesOf('<results batch="xml_export_1795321418">\n</results>')).toEqual(['moodle-results/no-grades']);
  expect(await codesOf(sample.slice(0, 900))).toEqual(['xml/malformed']);
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE results [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`;
  expect(await codesOf(`${bomb}<results><result><student>&b;</student></result></results>`)).toEqual(['xml/doctype']);
  const many = '<result><assignment>a</assignment><student>b</student><score>1</score></result>'.repeat(100_000);
  expect(await codesOf(`<results>${many}</results>`)).toEqual(['xml/too-big']);
  expect(await codesOf(`<results>${'<a>'.repeat(50)}`)).toEqual(['xml/too-deep']);
});

test('other XML is nobody’s, and whatever stands in a grade never throws', async () => {
  expect(await take('<quiz><question/></quiz>')).toBeUndefined();
  const inside = fc.string({ maxLength: 20 }).map((text) => text.replace(/[<&]|\]\]>/g, ''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(inside, inside, inside), { maxLength: 5 }), async (rows) => {
      const results = rows.map(
        ([assignment, student, score]) =>
          `<result><assignment>${assignment}</assignment><student>${student}</student><score>${score}</score></result>`,
      );
      const result = await take(`<results batch="x">${results.join('')}</results>`);
      if (result?.ok) expect(readRecords(result.value.text).problems).toEqual([]);
    }),
  );
});

test.each(['fr', 'en'])('sums are no results: %s says which report to ask for instead', async (lang) => {
  const file = (name: string) => new Uint8Array(readFileSync(join(root, lang, name)));
  expect(await codesOf(file('feedback_191_analysis.xlsx'), 'analyse.xlsx')).toEqual(['moodle-results/analysis-only']);
  expect(await codesOf(file('quiz_190_statistics.csv'), 'statistiques.csv')).toEqual(['moodle-results/summary-only']);
});
