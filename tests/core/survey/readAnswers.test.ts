import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCsv } from '#codecs/csv';
import { decodeText } from '#codecs/encoding';
import { borich, type BorichItem } from '#core/statistics/borich';
import { priorityIndices } from '#core/statistics/priorityIndices';
import { smallCells } from '#core/statistics/smallCells';
import { ratingsOf } from '#core/survey/answer';
import { readAnswers } from '#core/survey/readAnswers';
import { readRating } from '#core/survey/readRating';

const folder = join(import.meta.dirname, '../../fixtures/cipres');
const competencies = Array.from({ length: 12 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`);
const scale = { min: 1, max: 5 };

interface Ranked {
  readonly code: string;
  readonly n: number;
  readonly mwds: number;
  readonly rds: number;
  readonly rank: number;
}

interface Expected {
  readonly borich: readonly Ranked[];
  readonly pni_modified: readonly { readonly code: string; readonly value: number }[];
  readonly by_category: readonly {
    readonly categorie: string;
    readonly n: number;
    readonly items: readonly Ranked[];
  }[];
  readonly sexe_x_categorie: { readonly table: readonly (readonly number[])[]; readonly expected_publication: object };
  readonly raw_file: { readonly expected_import: unknown };
}

const expected = JSON.parse(readFileSync(join(folder, 'attendu.json'), 'utf8')) as Expected;
const fileRows = (file: string) => readCsv(decodeText(readFileSync(join(folder, file))).text).rows;

function read(file: string) {
  const result = readAnswers({ file, rows: fileRows(file) }, { competencies, scale });
  if (!result.ok) throw new Error(`${file} is refused`);
  return { ...result.value, problems: result.problems };
}

const table = (...lines: string[]) =>
  readAnswers(
    { file: 'x.csv', rows: lines.map((line, index) => ({ cells: line.split(';'), line: index + 1 })) },
    { competencies: ['C1', 'C2'], scale },
  );

function expectRanking(items: readonly BorichItem[] | undefined, wanted: readonly Ranked[]) {
  expect(items?.map(({ rank }) => rank)).toEqual(wanted.map(({ rank }) => rank));
  for (const [index, { n, mwds, rds, code }] of wanted.entries()) {
    expect(items?.[index]?.n, code).toBe(n);
    expect(items?.[index]?.mwds, code).toBeCloseTo(mwds, 9);
    expect(items?.[index]?.rds, code).toBeCloseTo(rds, 9);
  }
}

test.each(['besoins_24x12.csv', 'besoins_24x12_windows1252.csv'])('%s gives the rankings of case A', (file) => {
  const { answers, problems, report } = read(file);
  expect(problems).toEqual([]);
  expect(report).toMatchObject({ rowsRead: 24, duplicates: [], outOfRange: [] });
  expect(answers[2]?.profile).toEqual({
    pays: 'République Démocratique du Congo',
    categorie: 'technicien',
    sexe: 'F',
    anciennete: '6-10 ans',
  });
  const overall = borich.compute(ratingsOf(answers));
  expectRanking(overall.value, expected.borich);
  expect(overall).toMatchObject({ n: 24, missing: 4 });
  for (const { categorie, n, items } of expected.by_category) {
    const group = answers.filter(({ profile }) => profile['categorie'] === categorie);
    expect(group).toHaveLength(n);
    expectRanking(borich.compute(ratingsOf(group)).value, items);
  }
});

test('the other way of counting gives the values of case A', () => {
  const items = (borich.compute(ratingsOf(read('besoins_24x12.csv').answers)).value ?? []).map((item, index) => ({
    id: competencies[index] ?? '',
    importance: item.meanImportance ?? 0,
    mastery: item.meanMastery ?? 0,
  }));
  for (const [index, { code, value }] of expected.pni_modified.entries()) {
    expect(priorityIndices.compute({ items }).value?.[index]?.pniModified, code).toBeCloseTo(value, 9);
  }
});

test('sex by category goes out masked, as case A expects', () => {
  const { answers } = read('besoins_24x12.csv');
  const counts = ['F', 'H'].map((sexe) =>
    ['manager', 'technicien', 'RH'].map(
      (categorie) =>
        answers.filter(({ profile }) => profile['sexe'] === sexe && profile['categorie'] === categorie).length,
    ),
  );
  expect(counts).toEqual(expected.sexe_x_categorie.table);
  expect(smallCells.compute({ table: counts }).value?.publishable).toBe(true);
});

const snake = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(snake);
  if (part === null || typeof part !== 'object') return part;
  const entries = Object.entries(part).filter(([key]) => key !== 'line');
  return Object.fromEntries(
    entries.map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), snake(value)]),
  );
};

test('a raw file with seeded faults: the import report is the one expected, and each fault is told with its line', () => {
  const { answers, report, problems } = read('besoins_brut_avec_defauts.csv');
  expect(snake(report)).toEqual(expected.raw_file.expected_import);
  expect(answers).toHaveLength(24);
  expect(problems.map(({ code, at, severity }) => `${code} ${at.split(':')[1]} ${severity}`)).toEqual([
    'survey/out-of-range 5 warning',
    'survey/formula-text 9 info',
    'survey/not-applicable 10 info',
    'survey/decimal-comma 14 info',
    'survey/duplicate 26 warning',
  ]);
  expect(answers.find(({ respondent }) => respondent === 'R04')?.importance[1]).toBeUndefined();
  expect(answers.find(({ respondent }) => respondent === 'R13')?.mastery[0]).toBe(3);
  expect(answers.find(({ respondent }) => respondent === 'R08')?.profile['pays']).toBe('=1+1');
});

test('headings are read whatever their look; a competency without columns is told', () => {
  const result = table('Code;C1 - Importance;c1 Maîtrise;C2_I', 'A;5;2;4');
  expect(result.problems).toMatchObject([{ code: 'survey/column-missing', values: { competency: 'C2' } }]);
  expect(result.ok && result.value.answers).toMatchObject([
    { respondent: 'A', importance: [5, 4], mastery: [2, undefined] },
  ]);
  expect(table('a;b', '1;2')).toMatchObject({ ok: false, problems: [{ code: 'survey/no-columns' }] });
  expect(table()).toMatchObject({ ok: false });
});

test('a row that slipped is left out, an answer that differs is told, no code is no fault', () => {
  const head = 'r;C1_I;C1_M;C2_I;C2_M';
  const result = table(head, 'A;1;2;3;4;5', 'B;1;2;3;4;', 'B;2;2;3;4', ';1;2', ';1;2', "C;'=1;1,5;12;deux");
  expect(result.problems.map(({ code, at }) => `${code} ${at}`)).toEqual([
    'survey/row-too-long x.csv:2',
    'survey/duplicate-differs x.csv:4',
    'survey/no-number x.csv:7',
    'survey/out-of-range x.csv:7',
    'survey/no-number x.csv:7',
    'survey/no-number x.csv:7',
  ]);
  expect(result.ok && result.value.answers.map(({ respondent }) => respondent)).toEqual(['B', 'L5', 'L6', 'C']);
});

test.each([
  ['3', { kind: 'rating', value: 3, comma: false }],
  [' 3,0 ', { kind: 'rating', value: 3, comma: true }],
  ['3,5', { kind: 'no-number' }],
  ['6', { kind: 'out-of-range' }],
  ['0', { kind: 'out-of-range' }],
  ['-1', { kind: 'out-of-range' }],
  ['', { kind: 'empty' }],
  ['Sans  objet', { kind: 'not-applicable' }],
  ['s.o.', { kind: 'not-applicable' }],
  ['Non concernée', { kind: 'not-applicable' }],
  ['N/A', { kind: 'not-applicable' }],
  ['–', { kind: 'not-applicable' }],
  ['1e3', { kind: 'no-number' }],
  ['=1+1', { kind: 'no-number' }],
])('« %s » is read as it should', (cell, rating) => {
  expect(readRating(cell, scale)).toEqual(rating);
});

test('20 MB of answers are read without a pause that grows faster than the file', () => {
  const row = fileRows('besoins_24x12.csv');
  const body = Array.from({ length: 20_000 }, (_, index) => ({
    cells: [`P${index}`, ...(row[1 + (index % 24)]?.cells.slice(1) ?? [])],
    line: index + 2,
  }));
  const result = readAnswers({ file: 'x', rows: [...row.slice(0, 1), ...body] }, { competencies, scale });
  expect(result.ok && result.value.answers.length).toBe(20_000);
});
