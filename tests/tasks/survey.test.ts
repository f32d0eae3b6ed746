import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { writeXlsx } from '#codecs/xlsxWrite';
import { zip } from '#codecs/zip';
import { type AskedSurvey, askedSurvey, respondentCodes, surveySchema } from '#core/needs/survey';
import { readRecords } from '#core/records/record';
import type { SurveyAnswer } from '#core/survey/answer';
import { writeShortAnswer } from '#core/survey/shortAnswer';
import { judge, knownAnswers, retractLine, takeAnswers } from '#tasks/surveyBook';
import { surveyFigures } from '#tasks/surveyFigures';
import { readMessages, readResponses } from '#tasks/surveyReplies';
import { readSurveyTable } from '#tasks/surveyTable';
import { counted } from '../fixtures/desk.ts';

const folder = join(import.meta.dirname, '../fixtures/cipres');
const bytesIn = (file: string) => new Uint8Array(readFileSync(join(folder, file)));
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const competencies = Array.from({ length: 12 }, (_, index) => ({
  id: `y-000000000${alphabet[index]}` as const,
  code: `C${String(index + 1).padStart(2, '0')}`,
  title: `Tâche ${index + 1}`,
}));
const words = ['un', 'deux', 'trois', 'quatre', 'cinq'];
const survey = v.parse(surveySchema, {
  id: 'sv-7k3m000000',
  code: 'E1',
  title: 'Enquête',
  competencies: competencies.map(({ id }) => id),
  importance: words,
  mastery: words,
  notApplicable: 'sans objet',
});
const asked: AskedSurvey = askedSurvey(survey, competencies, 3);
const going = { progress: () => undefined, signal: new AbortController().signal };
const hand = (start = 0) => ({ by: 'Awa', at: '2026-11-25T08:00:00Z', chance: counted(start) });

interface Ranked {
  readonly code: string;
  readonly n: number;
  readonly rank: number;
  readonly mwds: number;
}
const expected = JSON.parse(readFileSync(join(folder, 'attendu.json'), 'utf8')) as {
  readonly borich: readonly Ranked[];
  readonly pni_modified: readonly { readonly code: string; readonly value: number }[];
  readonly by_category: readonly {
    readonly categorie: string;
    readonly n: number;
    readonly items: readonly Ranked[];
  }[];
  readonly sexe_x_categorie: { readonly expected_publication: { readonly mask: readonly (readonly boolean[])[] } };
};

async function read(file: string, bytes = bytesIn(file)) {
  const result = await readSurveyTable({ file, bytes }, asked, going);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ...result.value, problems: result.problems };
}

/** Answers taken into an empty book, and read back from its text. */
function booked(answers: readonly SurveyAnswer[]) {
  const { text, lot } = takeAnswers({ fresh: answers, replacing: [], source: 'table', name: 'x.csv' }, asked, hand());
  return { text, lot, known: knownAnswers(readRecords(text).book, asked) };
}

test.each(['besoins_24x12.csv', 'besoins_24x12_windows1252.csv'])(
  '%s, through the book, gives every ranking of case A',
  async (file) => {
    const { answers, problems } = await read(file);
    expect(problems).toEqual([]);
    const figures = surveyFigures(booked(answers).known, asked);
    expect(figures.respondents).toBe(24);
    const ranked = figures.competencies.map(({ code, n, borich }) => ({ code, n, rank: borich?.rank }));
    expect(ranked).toEqual(expected.borich.map(({ code, n, rank }) => ({ code, n, rank })));
    for (const { code, value } of expected.pni_modified)
      expect(figures.competencies.find((one) => one.code === code)?.index?.pniModified).toBeCloseTo(value, 9);
    const byCategory = figures.comparisons.find(({ field }) => field === 'categorie');
    for (const { categorie, n, items } of expected.by_category) {
      const group = byCategory?.groups.find((one) => one.group === categorie);
      expect(group?.n).toBe(n);
      expect(group?.items?.map(({ code, n: many, borich }) => ({ code, n: many, rank: borich?.rank }))).toEqual(
        items.map(({ code, n: many, rank }) => ({ code, n: many, rank })),
      );
    }
    const crossing = figures.crossings.find(
      ({ rows, columns }) => [rows.field, columns.field].sort().join() === 'categorie,sexe',
    );
    const { mask } = expected.sexe_x_categorie.expected_publication;
    expect(crossing?.publication?.mask?.flat()).toEqual(mask.flat());
  },
);

test('small groups are masked, and never one alone', async () => {
  const { answers } = await read('besoins_24x12.csv');
  const figures = surveyFigures(answers, asked);
  const byCountry = figures.comparisons.find(({ field }) => field === 'pays');
  expect(byCountry?.groups.every(({ isMasked, n, items }) => isMasked && n === undefined && !items)).toBe(true);
  const four = surveyFigures(answers.slice(0, 4), asked);
  expect(four).toMatchObject({ respondents: 4, reason: 'total-below-threshold', comparisons: [], crossings: [] });
  expect(four.competencies.every(({ borich }) => borich === undefined)).toBe(true);
});

test('the same table as XLSX gives the same answers', async () => {
  const text = new TextDecoder().decode(bytesIn('besoins_24x12.csv')).replace(/^\ufeff/, '');
  const [head = [], ...rows] = text
    .trim()
    .split('\r\n')
    .map((line) => line.split(';').map((cell) => (/^\d$/.test(cell) ? Number(cell) : cell)));
  const columns = head.map((title) => ({ title: String(title), width: 10 }));
  const bytes = new Uint8Array(zip(writeXlsx({ name: 'Réponses', columns, rows }), '2026-11-25T08:00:00Z'));
  expect((await read('besoins.xlsx', bytes)).answers).toEqual((await read('besoins_24x12.csv')).answers);
});

test('the file with faults: each is named with its line, nothing else is lost', async () => {
  const { answers, problems, report } = await read('besoins_brut_avec_defauts.csv');
  expect(answers.length).toBe(24);
  expect(problems.map(({ code, at }) => `${code} ${at.split(':')[1]}`)).toEqual([
    'survey/out-of-range 5',
    'survey/formula-text 9',
    'survey/not-applicable 10',
    'survey/decimal-comma 14',
    'survey/duplicate 26',
  ]);
  expect(report?.duplicates).toEqual(['R05']);
  expect(answers.find(({ respondent }) => respondent === 'R09')?.notApplicable).toEqual([13]);
  const { known } = booked(answers);
  expect(known.find(({ key }) => key === 'R09')?.notApplicable).toEqual([13]);
  expect(surveyFigures(known, asked).competencies[6]).toMatchObject({ n: 23, missing: 1, notApplicable: 1 });
});

test('names and addresses stay out unless somebody asks for them', async () => {
  const file = 'Code;Nom;Courriel;Antenne;C01_I;C01_M\r\nR1;Awa;a@b;Nord;3;2\r\nR2;Bob;b@b;Nord;4;1\r\n';
  const { columns, answers } = await read('x.csv', new TextEncoder().encode(file));
  expect(columns.profile).toEqual([3]);
  expect(answers[0]?.profile).toEqual({ Antenne: 'Nord' });
});

test('columns that are whole questions are recognised by the title of the competency', async () => {
  const file = 'Code,"Importance : Tâche 1","Maîtrise [Tâche 1]"\nR1,3,2\n';
  expect((await read('x.csv', new TextEncoder().encode(file))).answers[0]).toMatchObject({
    importance: [3, ...Array<undefined>(11)],
    mastery: [2, ...Array<undefined>(11)],
  });
});

test('a table without the columns is shown, so that somebody can point at them', async () => {
  const bytes = new TextEncoder().encode('qui;a;b\nR1;3;2\nR2;3;2\n');
  const { header, answers, problems } = await read('x.csv', bytes);
  expect([header, answers]).toEqual([['qui', 'a', 'b'], []]);
  expect(problems).toMatchObject([{ code: 'survey/no-columns', severity: 'warning' }]);
  const none = Array<number>(11).fill(-1);
  const columns = { respondent: 0, importance: [1, ...none], mastery: [2, ...none], profile: [] };
  const again = await readSurveyTable({ file: 'x.csv', bytes, columns }, asked, going);
  expect(again.ok && again.value.answers.map(({ importance }) => importance[0])).toEqual([3, 3]);
});

test('an import is taken back by a line, and what it replaced stands again', async () => {
  const { answers } = await read('besoins_24x12.csv');
  const first = booked(answers);
  const changed = { ...answers[0]!, importance: [1, ...answers[0]!.importance.slice(1)] };
  const { fresh, same, different } = judge([changed, ...answers.slice(1, 3)], first.known);
  expect([fresh.length, same.length, different.map(({ places }) => places)]).toEqual([0, 2, [[0]]]);
  const again = takeAnswers({ fresh: [], replacing: different, source: 'paper' }, asked, hand(9000));
  const book = first.text + again.text;
  const standing = (text: string) => knownAnswers(readRecords(text).book, asked);
  const awa = (text: string) => standing(text).find(({ key }) => key === 'R01');
  expect(awa(book)?.attempt).toBe(2);
  expect(awa(book)?.importance[0]).toBe(1);
  expect(standing(book).length).toBe(24);
  const back = book + retractLine(again.lot, hand(99_000));
  expect(awa(back)?.importance[0]).toBe(4);
  expect(standing(back + retractLine(first.lot, hand(99_100)))).toEqual([]);
  expect(readRecords(back).book.lots.map(({ isRetracted }) => isRetracted)).toEqual([false, true]);
});

test('a line of the book that cannot be read is told, and costs no other', () => {
  const { text } = booked([{ respondent: 'R1', line: 1, profile: {}, importance: [3], mastery: [2] }]);
  const { book, problems } = readRecords(`${text.split('\n')[0]}\n{"half": \n${text.split('\n').slice(1).join('\n')}`);
  expect(problems).toMatchObject([{ code: 'records/unreadable-line', values: { line: 2 } }]);
  expect(book.standing.length).toBe(2);
});

const rating = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
const side = fc.array(rating, { minLength: 12, maxLength: 12 });
const anyone = fc.uniqueArray(
  fc.record({ respondent: fc.stringMatching(/^[A-Z0-9]{1,8}$/), importance: side, mastery: side }),
  {
    selector: ({ respondent }) => respondent,
    minLength: 1,
    maxLength: 12,
  },
);

test('what is taken is what stands, whoever answers what', () => {
  fc.assert(
    fc.property(anyone, (people) => {
      const answers = people.map((one) => ({ ...one, line: 0, profile: { lieu: 'Nord' } }));
      const { known } = booked(answers);
      expect(known.map(({ respondent, importance, mastery }) => ({ respondent, importance, mastery }))).toEqual(people);
      expect(judge(answers, known).same.length).toBe(people.length);
    }),
  );
});

test('figures do not ask in which order people answered', () => {
  fc.assert(
    fc.property(anyone, (people) => {
      const answers = people.map((one) => ({ ...one, line: 0, profile: {} }));
      expect(surveyFigures(answers.toReversed(), asked)).toEqual(surveyFigures(answers, asked));
    }),
    { numRuns: 40 },
  );
});

test('any bytes are a table, or a problem with words; never a throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const result = await readSurveyTable({ file: 'x', bytes }, asked, going);
      if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
    }),
  );
});

test('20 MB: read with progress, stopped when asked, refused when it is no survey', async () => {
  const head = `repondant;${competencies.map(({ code }) => `${code}_I;${code}_M`).join(';')};remarque\r\n`;
  const row = (index: number, more: string) => `R${index};${Array<number>(24).fill(3).join(';')};${more}\r\n`;
  const long = 'x'.repeat(9_000);
  const wide = new TextEncoder().encode(head + Array.from({ length: 2_200 }, (_, at) => row(at, long + at)).join(''));
  expect(wide.length).toBeGreaterThan(19e6);
  const shares: number[] = [];
  const taken = await readSurveyTable({ file: 'long.csv', bytes: wide }, asked, {
    ...going,
    progress: (share) => void shares.push(share),
  });
  expect(taken.ok && taken.value.answers.length).toBe(2_200);
  expect(shares.length).toBeGreaterThan(3);
  const many = new TextEncoder().encode(head + Array.from({ length: 300_000 }, (_, at) => row(at, '')).join(''));
  expect(await readSurveyTable({ file: 'x.csv', bytes: many }, asked, going)).toMatchObject({
    problems: [{ code: 'table/too-many-rows' }],
  });
  const stop = new AbortController();
  const stopped = readSurveyTable({ file: 'x', bytes: many }, asked, {
    progress: () => stop.abort(),
    signal: stop.signal,
  });
  await expect(stopped).rejects.toThrow('abort');
  const cells = new TextEncoder().encode(';'.repeat(20e6));
  expect(await readSurveyTable({ file: 'x', bytes: cells }, asked, going)).toMatchObject({ ok: false });
  const quotes = new TextEncoder().encode('"a""'.repeat(5e6));
  expect(await readSurveyTable({ file: 'x', bytes: quotes }, asked, going)).toMatchObject({ ok: false });
});

const response = (code: string, more: object = {}) =>
  JSON.stringify({
    schema: 'navette-survey-1',
    survey: survey.id,
    version: 3,
    code,
    fields: { categorie: 'RH' },
    ratings: Object.fromEntries(competencies.map(({ id }, index) => [id, [5, index === 0 ? 'na' : 2]])),
    at: '2026-11-25T08:00:00Z',
    ...more,
  });

test('files of the page: several at once, each judged', () => {
  const files = [
    { name: 'a.json', text: response('R01') },
    { name: 'b.json', text: response('r-01', { at: '2026-11-25T09:00:00Z', fields: {} }) },
    { name: 'c.json', text: response('R02', { survey: 'sv-0000000009' }) },
    { name: 'd.json', text: response('R03', { ratings: { [competencies[0]!.id]: [6, 1] } }) },
    { name: 'e.txt', text: 'Bonjour' },
    { name: 'f.txt', text: `Mes réponses\n\n${response('R04')}\n` },
  ];
  const { answers, problems } = readResponses(files, asked);
  expect(answers.map(({ respondent }) => respondent)).toEqual(['r-01', 'R04']);
  expect(answers[1]).toMatchObject({ profile: { categorie: 'RH' }, notApplicable: [1] });
  expect(problems.map(({ code, at }) => `${code} ${at}`)).toEqual([
    'survey/response-twice b.json',
    'survey/response-other-survey c.json',
    'survey/response-off-scale d.json',
    'survey/response-unreadable e.txt',
  ]);
});

test('pasted messages: taken, check wrong, of another survey', () => {
  const short = { code: '7K3M', competencies: 12, scale: { min: 1, max: 5 } };
  const all = (rate: number) => Array<number>(12).fill(rate);
  const write = (respondent: string, code = '7K3M') => {
    const made = writeShortAnswer(
      { ...short, code },
      { respondent, importance: all(5), mastery: all(2), notApplicable: [3] },
    );
    return made.ok ? made.value : '';
  };
  const broken = write('R02').replace('/R02/5', '/R02/4');
  const { messages, answers, otherLines } = readMessages(
    `[08:12] Awa : ${write('R01')}\n[08:13] Bob : ${broken}\nmerci !\n${write('R03', 'ZZZZ')}`,
    asked,
  );
  expect(messages.map(({ found, problem }) => [found, problem?.code])).toEqual([
    ['R01', undefined],
    ['R02', 'survey/short-check'],
    ['R03', 'survey/short-other-survey'],
  ]);
  expect(answers).toMatchObject([{ respondent: 'R01', notApplicable: [3] }]);
  expect(answers[0]?.mastery[1]).toBeUndefined();
  expect(otherLines).toBe(1);
});

test('codes that nobody was given are told', () => {
  const counted24 = { ...asked, survey: { ...survey, respondents: { prefix: 'R', count: 3 } } };
  expect(respondentCodes(counted24.survey)).toEqual(['R01', 'R02', 'R03']);
  const { problems } = readResponses([{ name: 'a', text: response('R7') }], counted24);
  expect(problems).toMatchObject([{ code: 'survey/unknown-code', values: { respondent: 'R7' } }]);
});
