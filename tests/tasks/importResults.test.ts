import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeXlsx } from '#codecs/xlsxWrite';
import { zip } from '#codecs/zip';
import type { Course } from '#blocks/course';
import { type AnswerRecord, readRecords, recordsFile } from '#core/records/record';
import { peopleFile } from '#core/records/people';
import type { Test } from '#core/test/schema';
import { importResults } from '#tasks/importResults';
import { retractLine } from '#tasks/surveyBook';
import { frenchWords } from '#i18n/words.ts';
import { counted } from '../fixtures/desk.ts';
import { reference, referencePeople } from '../fixtures/moodleReference.ts';

const root = join(import.meta.dirname, '../fixtures/moodle-exports');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const sample = (path: string) => ({
  name: path.split('/').at(-1)!,
  bytes: new Uint8Array(readFileSync(join(root, path))),
});
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

const people = JSON.stringify({ schema: 1, people: referencePeople });
const means = (start = 0) => ({
  ...{ by: 'Awa', at: '2026-11-25T08:00:00Z', chance: counted(start), words: frenchWords },
  ...{ progress: () => undefined, signal: new AbortController().signal },
});

interface Given {
  readonly records?: string;
  readonly course?: Course;
  readonly activity?: string;
  readonly people?: string;
}

async function taken(file: { name: string; bytes: Uint8Array }, given: Given = {}) {
  const tree = new Map([
    [peopleFile, given.people ?? people],
    [recordsFile, given.records ?? ''],
  ]);
  const result = await importResults(
    file,
    { course: given.course ?? reference, tree, activity: given.activity },
    means(),
  );
  if (!result?.ok) throw new Error(JSON.stringify(result?.problems));
  return { ...result.value, problems: result.problems };
}

async function refused(file: { name: string; bytes: Uint8Array }, given: Given = {}) {
  const tree = new Map([[peopleFile, people]]);
  const result = await importResults(
    file,
    { course: given.course ?? reference, tree, activity: given.activity },
    means(),
  );
  return result?.ok === false ? result.problems : undefined;
}

const standing = (text: string) => readRecords(text).book.standing;
const plain = (records: readonly AnswerRecord[]) => records.map(({ lot: _, ...record }) => record);

test('records are whole lines of the book, with the course they answer, and read back', async () => {
  const { text, taken: count } = await taken(sample('fr/quiz_190_responses.csv'));
  const { book, problems } = readRecords(text);
  expect(problems).toEqual([]);
  expect(book.standing).toHaveLength(count);
  expect(book.lots).toMatchObject([{ source: 'moodle-quiz', instrument: 'e-0000000001', answers: 3, by: 'Awa' }]);
  expect(book.standing[0]).toMatchObject({
    participant: 'P01',
    instrumentVersion: 7,
    phase: 'post',
    source: 'moodle-quiz',
  });
});

test('the same export twice adds nothing, in whichever language and container it comes back', async () => {
  const first = await taken(sample('fr/quiz_190_responses.csv'));
  for (const again of [
    'fr/quiz_190_responses.csv',
    'en/quiz_190_responses.xlsx',
    'fr/quiz_190_responses.ods',
    'en/quiz_190_responses.json',
  ]) {
    const second = await taken(sample(again), { records: first.text });
    expect(second).toMatchObject({ text: '', taken: 0, changed: 0, same: first.taken });
  }
});

test('answers and marks of one attempt join in one record, in either order', async () => {
  const [responses, grades] = [sample('en/quiz_190_responses.csv'), sample('fr/quiz_190_overview.csv')];
  const join2 = async (one: typeof responses, other: typeof responses) => {
    const first = await taken(one);
    const second = await taken(other, { records: first.text });
    return standing(first.text + second.text);
  };
  const [forth, back] = [await join2(responses, grades), await join2(grades, responses)];
  const key = ({ item, participant, response, score, max }: AnswerRecord) =>
    JSON.stringify([item, participant, response, score, max]);
  expect(forth.map(key).sort()).toEqual(back.map(key).sort());
  expect(forth.find(({ item, participant }) => item === 'q-0000000008' && participant === 'P02')).toMatchObject({
    response: ['c-0000000910', 'c-0000000912'],
    score: 0.5,
    max: 1,
  });
});

test('saved again by a French spreadsheet, with semicolons, Windows letters and other dates, it reads the same', async () => {
  const text = textOf('fr/quiz_190_overview.csv').replace(/^\ufeff/, '');
  const lines = text
    .split('\n')
    .map((line) =>
      [...line.matchAll(/"([^"]*)"|([^,"]+)|(?<=,)(?=,|$)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '').join(';'),
    );
  const saved = lines.join('\r\n').replaceAll('22 novembre 2026  04:20', '22/11/2026 04:20');
  const bytes = new Uint8Array(Buffer.from(saved, 'latin1'));
  const [again, before] = [await taken({ name: 'notes.csv', bytes }), await taken(sample('fr/quiz_190_overview.csv'))];
  expect(plain(standing(again.text))).toEqual(plain(standing(before.text)));
});

test('an import taken back leaves room for the same file again; a mark that changed replaces, and may change back', async () => {
  const file = sample('en/quiz_190_overview.csv');
  const first = await taken(file);
  const lot = readRecords(first.text).book.lots[0]!.id;
  const retracted = first.text + retractLine(lot, means(50));
  expect(standing(retracted)).toEqual([]);
  const again = await importResults(
    file,
    {
      course: reference,
      tree: new Map([
        [peopleFile, people],
        [recordsFile, retracted],
      ]),
    },
    means(90),
  );
  if (!again?.ok) throw new Error('refused');
  expect(plain(standing(retracted + again.value.text))).toEqual(plain(standing(first.text)));
  const regraded = {
    name: file.name,
    bytes: bytesOf(textOf('en/quiz_190_overview.csv').replace('9.60,0.40', '9.50,0.30')),
  };
  const changed = await taken(regraded, { records: first.text });
  expect(changed).toMatchObject({ taken: 0, changed: 2 });
  const back = await taken(file, { records: first.text + changed.text });
  expect(back.changed).toBe(2);
  const last = standing(first.text + changed.text + back.text);
  expect(last).toHaveLength(first.taken);
  expect(last.find(({ item, participant }) => item === 'total' && participant === 'P01')?.score).toBe(9.6);
});

test('a part of a log never lowers what a longer one told', async () => {
  const whole = await taken(sample('fr/log.csv'));
  const lines = textOf('fr/log.csv').split('\n');
  const part = [lines[0], ...lines.slice(20, 26)].join('\n');
  expect(await taken({ name: 'log.csv', bytes: bytesOf(part) }, { records: whole.text })).toMatchObject({
    text: '',
    changed: 0,
  });
});

test('without the text of the questions, their number in the fixed test leads back', async () => {
  const rows = textOf('fr/quiz_190_responses.csv')
    .replace(/^\ufeff/, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell ?? ''));
  const kept = rows.map((cells) => cells.filter((_, at) => at < 9 || (at < 69 && at % 3 === 1)).join(','));
  const { unmatched, text } = await taken({ name: 'r.csv', bytes: bytesOf(kept.join('\n')) });
  expect(unmatched.filter(({ kind }) => kind === 'question')).toEqual([]);
  expect(
    standing(text).find(({ item, participant }) => item === 'q-0000000008' && participant === 'P01')?.response,
  ).toEqual(['c-0000000910', 'c-0000000911']);
});

test('of two tests with the same questions none is guessed; a code, a title or the file name says which', async () => {
  const [quiz] = reference.tests;
  const twin = { ...quiz, id: 'e-0000000002', code: 'T0', title: 'Pretest', phase: 'pre' } as unknown as Test;
  const course = { ...reference, tests: [...reference.tests, twin] };
  const file = sample('fr/quiz_190_responses.csv');
  expect(await refused(file, { course })).toMatchObject([
    { code: 'moodle-results/which-activity', values: { list: 'T1 (A quiz), T0 (Pretest)' } },
  ]);
  expect(await refused(file, { course, activity: 'T9' })).toMatchObject([{ code: 'moodle-results/which-activity' }]);
  const told = await taken(file, { course, activity: 't0' });
  expect(new Set(standing(told.text).map(({ instrument, phase }) => `${instrument} ${phase}`))).toEqual(
    new Set(['e-0000000002 pre']),
  );
  const named = await taken({ ...file, name: 'OPS-Pretest-Réponses.csv' }, { course });
  expect(plain(standing(named.text))).toEqual(plain(standing(told.text)));
});

test('who is not in the list is named, and who may be two people is never guessed', async () => {
  const twins = [referencePeople[1], { ...referencePeople[1], id: 'n-0000000009', code: 'P09' }];
  const {
    people: found,
    unmatched,
    problems,
  } = await taken(sample('fr/quiz_190_responses.csv'), {
    people: JSON.stringify({ schema: 1, people: twins }),
  });
  expect(found).toEqual([]);
  expect(unmatched.filter(({ kind }) => kind === 'person').map(({ name }) => name)).toEqual(
    ['Test Alice, alice@example.com', 'Bob Test, bob@example.com', 'Test Carol, carol@example.com'].map((name) =>
      name.replace('Bob Test', 'Test Bob'),
    ),
  );
  expect(problems.map(({ code }) => code)).toContain('moodle-results/homonyms');
  expect(problems.map(({ code }) => code)).toContain('moodle-results/people-unmatched');
});

test('the code of a person, which Moodle calls ID number, counts before address and name', async () => {
  const table =
    'First name,Last name,ID number,Email address,Quiz: A quiz (Real)\nTest,Alice,p03,alice@example.com,5.00\n';
  const { text } = await taken({ name: 'grades.csv', bytes: bytesOf(table) });
  expect(standing(text)).toMatchObject([{ participant: 'P03', score: 5, item: 'grade' }]);
});

test('the technical address of an account without e-mail leads back to its person', async () => {
  const table = 'First name,Last name,Email address,Quiz: A quiz (Real)\nX,Y,bob.test@participants.invalid,5.00\n';
  const { people: found } = await taken({ name: 'grades.csv', bytes: bytesOf(table) });
  expect(found).toEqual(['P02']);
});

test('SCORM answers lead back by the id of the interaction, gaps to one answer', async () => {
  const heads = [0, 1, 2, 3].flatMap((n) => [`Question ${n}`, `Réponse ${n}`, `Résultat ${n}`]);
  const table = [
    ['Nom', 'Adresse de courriel', 'Tentative', 'Démarré le', 'Dernier accès le', 'Résultat', 'A SCORM', ...heads],
    [
      'X',
      'carol@example.com',
      '2',
      'dimanche 22 novembre 2026, 04:22',
      'dimanche 22 novembre 2026, 16:05',
      '83',
      '83',
      'q-0000000002',
      'a,b',
      '0.5',
      'q-0000000010.g1',
      'b',
      'wrong',
      'q-0000000010.g2',
      '42',
      'correct',
      'q-zzzzzzzzzz',
      'a',
      '',
    ],
  ];
  const bytes = bytesOf(`</div>${table.map((row) => row.join('\t')).join('\n')}`);
  const { text, unmatched } = await taken({ name: 'scorm.txt', bytes });
  expect(standing(text)).toMatchObject([
    { instrument: 'm-0000000001', item: 'total', score: 83, max: 100, attempt: 2, at: '2026-11-22T16:05:00Z' },
    { item: 'q-0000000002', response: ['c-0000000004', 'c-0000000005'], score: 1, max: 2 },
    { item: 'q-0000000010', response: ['c-0000000008', '42', '', ''] },
  ]);
  expect(unmatched).toMatchObject([{ kind: 'question', name: 'q-zzzzzzzzzz' }]);
});

test('renamed headers are named, means of a quiz are refused, other files are nobody’s', async () => {
  const renamed = textOf('fr/quiz_190_responses.csv').replace('Commencé', 'Début');
  expect(await refused({ name: 'r.csv', bytes: bytesOf(renamed) })).toMatchObject([
    { code: 'moodle-results/header-unknown', values: { missing: 'started / startedon / commenc / commencle' } },
  ]);
  expect(await refused(sample('fr/quiz_190_statistics.csv'))).toMatchObject([{ code: 'moodle-results/summary-only' }]);
  const other = await importResults(
    { name: 'x.csv', bytes: bytesOf('Nom;Prénom\nA;B') },
    { course: reference, tree: new Map() },
    means(),
  );
  expect(other).toBeUndefined();
});

test('a hundred thousand rows are refused before anything is kept', async () => {
  const row =
    '"22 nov. 26, 05:47:45","Test Alice",-,"Cours: X",Système,"Cours consulté","The user with id \'1\' viewed the course.",web,::1\n';
  const file = { name: 'log.csv', bytes: bytesOf(textOf('fr/log.csv').split('\n')[0] + '\n' + row.repeat(100_000)) };
  expect(await refused(file)).toMatchObject([{ code: 'table/too-many-rows' }]);
});

const nasty = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '-',
    '"',
    '9,60',
    '=cmd()',
    '&#1114112;',
    '&quot;',
    'part 1: ; part 2:',
    'a -> b; c ->',
    '__proto__',
    '\u0000',
    '99/99/99, 99:99',
    ';'.repeat(30),
  ),
);

test('nasty cells never throw, whatever the kind and the container', async () => {
  const heads = [
    'fr/quiz_190_responses.csv',
    'en/quiz_190_overview.csv',
    'fr/feedback_191_entries.csv',
    'en/grades.csv',
    'fr/activity_completion.csv',
    'en/course_completion.csv',
    'fr/log.csv',
    'fr/participants.csv',
  ]
    .map(
      (path) =>
        textOf(path)
          .replace(/^\ufeff/, '')
          .split('\n')[0]!,
    )
    .map((line) =>
      [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,"]*))(?:,|$)/g)]
        .map(([, quoted, bare]) => quoted ?? bare ?? '')
        .slice(0, -1),
    )
    .concat([
      ['Name', 'Email address', 'Attempt', 'Started on', 'Last accessed on', 'Score', 'Question 0', 'Response 0'],
    ]);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.array(fc.array(nasty, { maxLength: 30 }), { maxLength: 6 }),
      fc.boolean(),
      async (head, rows, isBook) => {
        // The person and the state of an attempt are sound, so that all other cells are read.
        const cells = rows.map((row) => head.map((title, at) => sound(title) ?? row[at] ?? ''));
        const columns = head.map((title) => ({ title, width: 10 }));
        const bytes = isBook
          ? zip(writeXlsx({ name: 'x', columns, rows: cells }), '2026-11-25T08:00:00Z')
          : bytesOf(
              [head, ...cells].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'),
            );
        const tree = new Map([[peopleFile, people]]);
        const file = { name: isBook ? 'x.xlsx' : 'x.csv', bytes };
        const result = await importResults(file, { course: reference, tree, ...activityFor(head) }, means());
        if (result?.ok) expect(readRecords(result.value.text).problems).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

function sound(title: string): string | undefined {
  if (/mail|courriel/i.test(title)) return 'alice@example.com';
  if (/^Stat/.test(title)) return 'x';
  if (/^(Started|Commencé)/.test(title)) return '22 novembre 2026  04:20';
  return title === 'Attempt' ? '1' : undefined;
}

const activityFor = (head: readonly string[]) => (head.includes('Attempt') ? { activity: 'M1' } : {});
