import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '#codecs/csv';
import { type PersonInput } from '#core/records/people';
import { peopleColumns, planPeople } from '#core/records/peopleTable';

const table = (text: string) => readCsv(text).rows;
const plan = (text: string, here: readonly PersonInput[] = []) => planPeople('liste.csv', table(text), here);
const codesOf = (problems: readonly { code: string; at: string }[]) => problems.map(({ code, at }) => `${code} ${at}`);

const awa: PersonInput = {
  id: 'n-0a1b2c3d4e',
  code: 'P01',
  lastName: 'Diallo',
  firstName: 'Awa',
  email: 'awa@caisse.tg',
};

test.each([
  ['NOM;Prénoms;E-mail;OPS;Pays', ['lastName', 'firstName', 'email', 'institution', 'country']],
  ['N°;Nom et prénoms;Fonction actuelle;Tél.', ['code', 'fullName', 'function', 'phone']],
  ['Last name;First name;Gender;Besoins d’aménagement', ['lastName', 'firstName', 'gender', 'accommodation']],
  ['Nom;Nom;Couleur préférée', ['lastName', undefined, undefined]],
  ['Sexe (F/H);Ancienneté (années)', ['gender', 'seniority']],
])('knows the columns of %s', (header, expected) => {
  expect(peopleColumns(header.split(';'))).toEqual(expected);
});

test('takes people as an office writes them, and tells each line that is not taken as it stands', () => {
  const { rows, problems } = plan(
    [
      'Nom;Prénom;Courriel;Sexe;Langue;Besoin d’aménagement;Observations',
      'DIALLO;Awa;awa@caisse.tg;Mme;français;Documents en grands caractères;RAS',
      'Mensah;Kofi;pas d’adresse;H;;néant;',
      ';;;;;;',
      ' ; ;x@y.tg;;;;',
      'Diallo;Awa;AWA@caisse.tg;;;;',
      '=1+1;Ama;;inconnue?;klingon;;',
    ].join('\r\n'),
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['new', 'new', 'left', 'left', 'new']);
  expect(rows[0]).toMatchObject({
    person: { code: 'P01', lastName: 'DIALLO', firstName: 'Awa', gender: 'f', lang: 'fr', email: 'awa@caisse.tg' },
    accommodation: 'Documents en grands caractères',
  });
  expect(rows[1]).not.toHaveProperty('accommodation');
  expect(rows[1]?.person).not.toHaveProperty('email');
  expect(rows[4]?.person).toEqual({ code: 'P03', lastName: '=1+1', firstName: 'Ama' });
  expect(codesOf(problems)).toEqual([
    'people/column-unknown liste.csv',
    'people/email-unusable liste.csv:3',
    'people/no-name liste.csv:5',
    'people/twice liste.csv:6',
    'people/formula-like liste.csv:7',
    'people/value-unknown liste.csv:7',
    'people/value-unknown liste.csv:7',
  ]);
});

test('a whole name in one cell: the family name is in capitals, else first', () => {
  const { rows } = plan('Nom et prénoms\nKofi MENSAH ADJO\nDiallo Awa Fatou\n');
  expect(rows.map(({ person }) => [person.lastName, person.firstName])).toEqual([
    ['MENSAH ADJO', 'Kofi'],
    ['Diallo', 'Awa Fatou'],
  ]);
});

test('who is here already is known by code, address or name, and what differs is said', () => {
  const { rows } = plan('Nom;Prénom;Courriel;Pays\nDiallo;Awa;awa@caisse.tg;Togo\nDIALLO;AWA;;\nMensah;Kofi;;Bénin\n', [
    awa,
    { ...awa, id: 'n-1a1b2c3d4e', code: 'P02', firstName: 'Kofi', lastName: 'Mensah', email: 'kofi@caisse.tg' },
  ]);
  expect(rows.map(({ kind, known, changes }) => [kind, known?.code, changes])).toEqual([
    ['here', 'P01', ['country']],
    ['left', undefined, undefined],
    ['here', 'P02', ['country']],
  ]);
});

test('codes that the table gives are kept, the others never meet them', () => {
  const { rows } = plan('Code;Nom\nP02;Un\n;Deux\nP02;Trois\n', [awa]);
  expect(rows.map(({ person }) => person.code)).toEqual(['P02', 'P03', 'P02']);
  expect(rows[2]?.kind).toBe('left');
});

test('columns that a person chose win; without a name, nothing is taken and it says so', () => {
  const rows = table('a;b\nDiallo;Awa\n');
  expect(planPeople('x', rows, []).problems).toMatchObject([{ code: 'people/no-names', severity: 'error' }]);
  expect(planPeople('x', rows, [], ['lastName', 'firstName']).rows[0]?.person).toMatchObject({ lastName: 'Diallo' });
});

test('whatever a table holds, every row is accounted for, codes are apart, and no two lines are one person', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('Diallo', 'Awa', '', '=1+1', 'awa@caisse.tg', 'F', "'-x"));
  const anyTable = fc.array(fc.array(cell, { minLength: 4, maxLength: 6 }), { maxLength: 12 });
  fc.assert(
    fc.property(anyTable, (cells) => {
      const header = { cells: ['Code', 'Nom', 'Prénom', 'Courriel', 'Sexe', 'Organisme'], line: 1 };
      const body = cells.map((row, at) => ({ cells: row, line: at + 2 }));
      const { rows } = planPeople('x', [header, ...body], [awa]);
      expect(rows.map(({ line }) => line)).toEqual(body.map(({ line }) => line));
      const codes = rows.filter(({ kind }) => kind === 'new').map(({ person }) => person.code);
      expect(new Set([...codes, 'P01']).size).toBe(codes.length + 1);
      expect(codes).not.toContain('');
    }),
  );
});
