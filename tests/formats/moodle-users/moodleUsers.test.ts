import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readCsv } from '#codecs/csv';
import { textOf } from '#core/fileTree';
import { type Person, personSchema } from '#core/records/people';
import { moodleUsers } from '#formats/moodle-users/write';
import { readPeople } from '#tasks/exportPeople';
import { smallCourse } from '../../fixtures/courses.ts';
import { quiet } from '../../fixtures/means.ts';

let count = 0;
const person = (given: Partial<Record<keyof Person, string>>): Person => {
  count += 1;
  const id = `n-${String(count).padStart(10, '0')}`;
  return v.parse(personSchema, { id, code: `P${count}`, lastName: 'Obame', firstName: 'Marie', ...given });
};

async function written(...people: Person[]) {
  const result = await moodleUsers.write({ course: smallCourse, people }, quiet());
  if (!result.ok) throw new Error('accounts are left out, never refused');
  const text = textOf(result.value, 'secourisme.moodle-users.csv') ?? '';
  const [header, ...rows] = readCsv(text).rows.map(({ cells }) => cells);
  return { text, header, rows, problems: result.problems };
}
const usernames = async (...people: Person[]) => (await written(...people)).rows.map(([name]) => name);

test('one row for each person, as Moodle reads it', async () => {
  const { text, problems } = await written(
    person({ code: 'P01', email: 'm.obame@cnss.ga', institution: 'CNSS, Libreville', group: 'A', lang: 'fr-CA' }),
  );
  expect(text).toBe(
    'username,firstname,lastname,email,cohort1,course1,group1,lang,institution,idnumber\r\n' +
      'marie.obame,Marie,Obame,m.obame@cnss.ga,secourisme,secourisme,A,fr_ca,"CNSS, Libreville",P01\r\n',
  );
  expect(problems).toMatchObject([{ code: 'moodle-users/course-name', severity: 'info' }]);
});

test.each([
  ['Aïcha', "N'Diaye", 'aicha.ndiaye'],
  ['Jean Paul', 'Mba Obiang', 'jean-paul.mba-obiang'],
  ['Anne-Sophie', 'D’Almeida', 'anne-sophie.dalmeida'],
  ['Cœur', 'Straße', 'coeur.strasse'],
  ['Ɔdɛ', 'Kɔfi', 'ode.kofi'],
])('%s %s is %s', async (firstName, lastName, expected) => {
  expect(await usernames(person({ firstName, lastName }))).toEqual([expected]);
});

test('homonyms are numbered; a name in another script gives way to the code', async () => {
  const names = await usernames(
    person({}),
    person({}),
    person({ firstName: 'Marie', lastName: 'Obâme' }),
    person({ code: 'ML-07', firstName: 'فاطمة', lastName: 'العلوي' }),
  );
  expect(names).toEqual(['marie.obame', 'marie.obame2', 'marie.obame3', 'ml-07']);
});

test('who has no address, a broken one or somebody else’s gets one that no mail goes to', async () => {
  const shared = person({ firstName: 'Paul', email: 'bureau@cnss.ga' });
  const second = person({ firstName: 'Zoé', email: 'Bureau@cnss.ga' });
  const broken = person({ firstName: 'Luc', email: 'luc@' });
  const { rows, problems } = await written(shared, second, broken, person({ firstName: 'Ida' }));
  expect(rows.map((row) => row[3])).toEqual([
    'bureau@cnss.ga',
    'zoe.obame@participants.invalid',
    'luc.obame@participants.invalid',
    'ida.obame@participants.invalid',
  ]);
  expect(problems.map(({ code, at }) => [code, at])).toEqual([
    ['moodle-users/same-email', second.id],
    ['moodle-users/email-unusable', broken.id],
    ['moodle-users/technical-email', 'data/people.json'],
    ['moodle-users/course-name', smallCourse.meta.id],
  ]);
  // No sentence shows a name.
  expect(JSON.stringify(problems)).not.toMatch(/Obame|Zoé|Luc/);
});

test('whatever the names: users are told apart, Moodle takes every user name, and nothing is a formula', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => name.trim() !== '');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), async (names) => {
      const people = names.map(([firstName, lastName]) => person({ firstName, lastName }));
      const { rows } = await written(...people);
      expect(rows).toHaveLength(people.length);
      expect(new Set(rows.map(([name]) => name)).size).toBe(people.length);
      for (const row of rows) {
        expect(row[0]).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
        expect(row.every((one) => !/^[=+@-]/.test(one))).toBe(true);
      }
    }),
  );
});

test('no sign of a formula is left behind another', async () => {
  const { rows } = await written(person({ firstName: '= +Marie', lastName: '-- @Obame' }));
  expect(rows[0]?.slice(1, 3)).toEqual(['Marie', 'Obame']);
});

test('nobody gives no file', async () => {
  const { text, problems } = await written();
  expect(text).toBe('');
  expect(problems).toMatchObject([{ code: 'moodle-users/nobody' }]);
});

test('the list is read by its schema; a fault has its line', () => {
  const file = (text: string) => readPeople(new Map([['data/people.json', text]]));
  expect(readPeople(new Map())).toMatchObject({ ok: false, problems: [{ code: 'people/no-file' }] });
  expect(file('{"schema": 1, "people": []}')).toMatchObject({ ok: true, value: [] });
  const faulty = '{\n "schema": 1,\n "people": [\n  {"id": "n-0000000001", "code": "P1", "lastName": "Obame"}\n ]\n}';
  expect(file(faulty)).toMatchObject({ ok: false, problems: [{ code: 'schema/missing', at: 'data/people.json:4' }] });
});
