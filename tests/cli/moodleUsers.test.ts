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
