import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { filesIn, freshCli, navetteJson, scratch, writeFiles } from './navette.ts';
import { json, sound } from './soundFolder.ts';

beforeAll(freshCli, 180_000);

const people = json({
  schema: 1,
  people: [{ id: 'n-0000000001', code: 'P01', lastName: 'Obame', firstName: 'Marie', email: 'marie@cnss.ga' }],
});

test('accounts are made only when they are asked for', () => {
  const root = scratch();
  const course = writeFiles(join(root, 'accueil'), { ...sound, 'data/people.json': people });
  const out = join(root, 'out');
  const asked = navetteJson('export', course, '--format', 'moodle-users,gift', '--out', out);
  expect(asked.status).toBe(0);
  expect(filesIn(out)).toEqual(['accueil.gift.txt', 'accueil.moodle-users.csv']);
  expect(readFileSync(join(out, 'accueil.moodle-users.csv'), 'utf8')).toContain(
    'marie.obame,Marie,Obame,marie@cnss.ga',
  );
  const all = join(root, 'all');
  navetteJson('export', course, '--format', 'all', '--out', all);
  expect(filesIn(all).length).toBeGreaterThan(3);
  expect(filesIn(all).filter((path) => path.includes('moodle-users'))).toEqual([]);
});

test('cards bear the address that is given; what is no address is a wrong use', () => {
  const root = scratch();
  const course = writeFiles(join(root, 'accueil'), { ...sound, 'data/people.json': people });
  const out = join(root, 'out');
  const cards = (moodle: string) =>
    navetteJson('export', course, '--format', 'access-cards', '--moodle', moodle, '--out', out);
  const wrong = cards('moodle');
  expect([wrong.status, wrong.document.problems.map(({ code }) => code)]).toEqual([2, ['cli/bad-address']]);
  expect(cards('https://moodle.cnss.ga').status).toBe(0);
  const page = readFileSync(join(out, 'accueil.access-cards.html'), 'utf8');
  expect(page).toContain('<dd>https://moodle.cnss.ga</dd>');
  expect(page).toContain('marie.obame');
});

test('without a list of people: exit 1, the other formats are written', () => {
  const root = scratch();
  const course = writeFiles(join(root, 'accueil'), sound);
  const { status, document } = navetteJson(
    'export',
    course,
    '--format',
    'moodle-users,gift',
    '--out',
    join(root, 'out'),
  );
  expect(status).toBe(1);
  expect(document.problems.map(({ code }) => code)).toContain('people/no-file');
  expect(filesIn(join(root, 'out'))).toEqual(['accueil.gift.txt']);
});
