import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readCsv } from '#codecs/csv';
import { zip } from '#codecs/zip';
import type { FileTree } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';
import type { Question } from '#core/question/index';
import { likert } from '#core/question/likert/index';
import { single } from '#core/question/single/index';
import { csv } from '#formats/csv/write';
import { readCsvQuestions } from '#formats/csv/read';
import type { Format } from '#formats/format';
import type { Course } from '#blocks/course';
import type { Desk, ReadQuestions } from '#formats/reading/reading';
import { readXlsxQuestions } from '#formats/xlsx/read';
import { xlsx } from '#formats/xlsx/write';
import { line } from '../../blocks/arbitraries.ts';
import { courseWith, smallCourse } from '../../fixtures/courses.ts';
import { desk } from '../../fixtures/desk.ts';
import { quiet } from '../../fixtures/means.ts';
import {
  agreement,
  alertSteps,
  emergencyCall,
  extinguishers,
  fireClass,
  freeText,
  gaps,
  oilFire,
  ratio,
  seniority,
  unsure,
} from '../../fixtures/questions.ts';

const file = { file: 'questions.csv' };
const read = (text: string | Uint8Array, given: Partial<Desk> = {}) =>
  readCsvQuestions(typeof text === 'string' ? new TextEncoder().encode(text) : text, desk({ ...file, ...given }));

function whole(result: Result<ReadQuestions>): ReadQuestions & { readonly problems: readonly Problem[] } {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ...result.value, problems: result.problems };
}

async function written(format: Format<Course>, course: Course): Promise<FileTree> {
  const result = await format.write(course, quiet());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
const csvOf = async (...questions: Question[]) =>
  String((await written(csv, courseWith(...questions))).get('secourisme-questions.csv'));

async function xlsxOf(course: Course): Promise<Uint8Array> {
  const prefix = 'secourisme-questions.xlsx/';
  const parts = [...(await written(xlsx, course))].map(([path, part]) => [path.slice(prefix.length), part] as const);
  return zip(new Map(parts), course.meta.modified);
}

/** Without the ids of choices, which a table has no room for. */
const withoutIds = (question: Question): unknown =>
  JSON.parse(
    JSON.stringify(question, (key, value: unknown) =>
      key === 'id' && String(value).startsWith('c-') ? undefined : value,
    ),
  );

test('writes what golden/ shows', async () => {
  await expect(await csvOf(...smallCourse.questions)).toMatchFileSnapshot('golden/secourisme-questions.csv');
  const sheet = (await written(xlsx, smallCourse)).get('secourisme-questions.xlsx/xl/worksheets/sheet1.xml');
  await expect(String(sheet)).toMatchFileSnapshot('golden/sheet1.xml');
});

test.each(['csv', 'xlsx'])('%s: what was written comes back, form items too', async (id) => {
  const bytes = id === 'csv' ? await csvOf(...smallCourse.questions) : await xlsxOf(smallCourse);
  const back = whole(id === 'csv' ? read(bytes) : readXlsxQuestions(bytes as Uint8Array, desk({ file: 'q.xlsx' })));
  expect(back.questions.map(withoutIds)).toEqual(smallCourse.questions.map(withoutIds));
  // Questions without a key are named: a trainer may have forgotten the star.
  expect(new Set(back.problems.map(({ code }) => code))).toEqual(new Set(['table/no-key']));
});

test('every setting comes back', async () => {
  const questions: Question[] = [
    v.parse(single.schema, {
      ...oilFire,
      shuffle: false,
      dontKnow: true,
      hints: [{ text: 'Un' }, { text: 'Deux' }],
      penalty: 25,
    }),
    { ...gaps, shuffle: false },
    { ...ratio, answer: -0.125, tolerance: 1.5 },
    { ...freeText, lines: 12 },
    { ...seniority, min: -3.5 },
    v.parse(likert.schema, { ...agreement, lowest: 0 }),
  ];
  expect(whole(read(await csvOf(...questions))).questions.map(withoutIds)).toEqual(questions.map(withoutIds));
});

test('the types with several answers come back', async () => {
  const bank = [fireClass, extinguishers, alertSteps, emergencyCall, unsure];
  const { questions, problems } = whole(read(await csvOf(...bank)));
  expect(problems).toEqual([]);
  expect(questions.map(withoutIds)).toEqual(bank.map(withoutIds));
});

test('nothing that a person types is lost, and none of it is a formula', async () => {
  await fc.assert(
    fc.asyncProperty(line, line, line, async (stem, text, feedback) => {
      fc.pre([stem, text, feedback].every((rich) => !/<!--|<\/?[a-zA-Z]|\]\(|\[\^|!\[/.test(rich)));
      const choices = [
        { ...oilFire.choices[0], text, feedback },
        { ...oilFire.choices[1], text: '=1+1' },
      ];
      const question = v.parse(single.schema, { ...oilFire, stem, choices });
      const table = await csvOf(question);
      expect(
        readCsv(table)
          .rows.flatMap(({ cells }) => cells)
          .filter((cell) => /^[=+@-](?!\d+$)/.test(cell)),
      ).toEqual([]);
      for (const back of [read(table), readXlsxQuestions(await xlsxOf(courseWith(question)), desk())]) {
        const [first] = whole(back).questions;
        expect(first && withoutIds(first)).toEqual(withoutIds(question));
      }
    }),
    { numRuns: 60 },
  );
});

const header = 'Énoncé;Type;Choix 1;Juste 1;Choix 2;Juste 2';

test.each([
  ['semicolons', `${header}\nQuoi ?;choix unique;a;*;b;\n`],
  ['commas', `${header.replaceAll(';', ',')}\nQuoi ?,choix unique,a,*,b,\n`],
  ['tabs', `${header.replaceAll(';', '\t')}\nQuoi ?\tchoix unique\ta\t*\tb\t\n`],
  [
    'other capitals, no accents, a title above',
    `Ma banque\nENONCE;type;CHOIX 1;juste 1;Choix  2;JUSTE 2\nQuoi ?;CHOIX UNIQUE;a;x;b;\n`,
  ],
  ['a share with a percent sign', `${header}\nQuoi ?;choix unique;a;100 %;b;0\n`],
  ['no type', `${header}\nQuoi ?;;a;*;b;\n`],
  ['the name of the type', `${header}\nQuoi ?;single;a;*;b;\n`],
])('%s: a row is a question', (_, text) => {
  const { questions, problems } = whole(read(text));
  expect(problems).toEqual([]);
  expect(questions).toMatchObject([
    {
      type: 'single',
      stem: 'Quoi ?',
      code: 'Quoi ?',
      choices: [
        { text: 'a', share: 100 },
        { text: 'b', share: 0 },
      ],
    },
  ]);
});

test('Windows-1252 from an old Excel is read', () => {
  const latin = Uint8Array.from(`${header}\nL\x92\xe9t\xe9 ?;choix unique;5 \x80;*;b;`, (letter) =>
    letter.charCodeAt(0),
  );
  expect(whole(read(latin)).questions).toMatchObject([{ stem: 'L’été ?', choices: [{ text: '5 €' }, {}] }]);
});

test('several stars share the mark, and two ask for several answers', () => {
  const text =
    'Énoncé;Type;Choix 1;Juste 1;Choix 2;Juste 2;Choix 3;Juste 3\nQuoi ?;;a;*;b;*;c;-50\nOù ?;choix multiple;a;33,33333;b;33,33333;c;33,33334\n';
  expect(whole(read(text)).questions).toMatchObject([
    { type: 'multiple', choices: [{ share: 50 }, { share: 50 }, { share: -50 }] },
    { type: 'multiple', choices: [{ share: 33.33333 }, {}, {}] },
  ]);
});

test.each([
  ['a strange type', 'Quoi ?;devinette;a;*;b;', 'table/unknown-type'],
  ['one choice', 'Quoi ?;choix unique;a;*;;', 'import/question-left-out'],
  ['no stem', ';choix unique;a;*;b;', 'import/question-left-out'],
  ['a choice that is half right', 'Quoi ?;choix unique;a;50;b;', 'import/question-left-out'],
  ['a number that is none', 'Quoi ?;nombre;deux;*;;', 'table/not-a-number'],
])('%s: named with its line, the others are read', (_, row, code) => {
  const good = (name: string) => `${name} ?;choix unique;a;*;b;`;
  const { questions, problems } = whole(read(`${header}\n${good('Un')}\n${row}\n${good('Deux')}\n`));
  expect(questions.map(({ stem }) => stem)).toEqual(expect.arrayContaining(['Un ?', 'Deux ?']));
  expect(problems[0]).toMatchObject({ code, at: 'questions.csv:3', severity: 'warning' });
});

test('what a row says of the course is linked, or named', () => {
  const text = `Code;Énoncé;Type;Objectif;Niveau;Points;Mots-clés;Réglages;Humeur
Q9;Quoi ?;texte libre;o-1.2;appliquer;1,5;"un, deux ; trois";lignes 8;gai
Q10;Où ?;texte libre;O-9;voler;;;volant;
`;
  const { questions, problems } = whole(read(text));
  expect(questions).toMatchObject([
    { code: 'Q9', objective: 'o-1a1b2c3d4e', level: 'apply', points: 1.5, tags: ['un', 'deux', 'trois'], lines: 8 },
    { code: 'Q10' },
  ]);
  expect(problems.map(({ code, at }) => [code, at])).toEqual([
    ['table/unknown-column', 'questions.csv:1'],
    ['table/unknown-setting', 'questions.csv:3'],
    ['table/unknown-objective', 'questions.csv:3'],
    ['table/unknown-level', 'questions.csv:3'],
  ]);
});

test('a picture that the course has not becomes its description', () => {
  const text = `Énoncé;Type\nVoir ![un point](media/point.svg) ?;texte libre\n`;
  const without = whole(read(text));
  expect(without.questions[0]?.stem).toBe('Voir un point ?');
  expect(without.problems).toMatchObject([{ code: 'import/image-left-out' }]);
  const { questions } = whole(read(text, { course: { ...smallCourse, questions: [] } }));
  expect(questions[0]?.stem).toBe('Voir ![un point](media/point.svg) ?');
});

test('a quote that nothing closes, and a table without header', () => {
  const { questions, problems } = whole(read(`${header}\nUn ?;choix unique;"a;*;b;\nDeux ?;choix unique;a;*;b;\n`));
  expect(questions).toHaveLength(2);
  expect(problems).toMatchObject([{ code: 'csv/unclosed-quote', at: 'questions.csv:2' }]);
  expect(read('a;b\n1;2\n')).toMatchObject({ ok: false, problems: [{ code: 'table/no-header' }] });
});

test('an empty bank gives the header: a template to fill in', async () => {
  const [titles, ...rows] = readCsv(await csvOf()).rows;
  expect(rows).toEqual([]);
  expect(titles?.cells.slice(0, 6)).toEqual(['Code', 'Type', 'Énoncé', 'Choix 1', 'Juste 1', 'Retour 1']);
  expect(titles?.cells).toContain('Choix 6');
});
