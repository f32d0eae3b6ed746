import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readRecords } from '#core/records/record';
import { freshCli, navette, navetteJson, scratch } from './navette.ts';

beforeAll(freshCli, 180_000);

const person = { id: 'n-0000000001', code: 'P01', lastName: 'Sow', firstName: 'Awa', email: 'awa@example.org' };

/** The example course with one participant, and a gradebook that names one of its tests. */
function ready() {
  const into = join(scratch(), 'ops');
  cpSync(join(import.meta.dirname, '../../courses/formation-formateurs-ops'), into, { recursive: true });
  mkdirSync(join(into, 'data'), { recursive: true });
  writeFileSync(join(into, 'data/people.json'), JSON.stringify({ schema: 1, people: [person] }));
  const course = JSON.parse(readFileSync(join(into, 'course.json'), 'utf8')) as {
    tests: { id: string; title: string }[];
  };
  const [quiz] = course.tests;
  const file = join(into, '../notes.csv');
  const head = `Prénom,"Nom de famille","Adresse de courriel","Test\u00a0${quiz!.title} (Brut)","Test\u00a0${quiz!.title} (Pourcentage)"`;
  writeFileSync(file, `${head}\nAwa,Sow,awa@example.org,9.60,"96.00 %"\nKofi,Ba,kofi@example.org,1.00,"10.00 %"\n`);
  return { into, file, test: quiz!.id };
}

test('an export of results is recognised, taken once, and who is unknown is named', () => {
  const { into, file, test: id } = ready();
  const first = navetteJson('import', file, '--into', into);
  expect(first.status).toBe(0);
  expect(first.document).toMatchObject({
    ok: true,
    format: 'moodle-results',
    kind: 'gradebook',
    people: ['P01'],
    taken: 1,
    same: 0,
  });
  expect(first.document.problems).toMatchObject([{ code: 'moodle-results/people-unmatched', severity: 'warning' }]);
  const { book } = readRecords(readFileSync(join(into, 'data/records.jsonl'), 'utf8'));
  expect(book.standing).toMatchObject([{ participant: 'P01', instrument: id, item: 'grade', score: 9.6, max: 10 }]);
  const second = navette('import', file, '--into', into);
  expect(second.status).toBe(0);
  expect(second.stdout).toContain('0 résultats ajoutés, 0 complétés ou corrigés, 1 déjà là');
  expect(second.stdout + second.stderr).toContain('Kofi Ba, kofi@example.org');
  expect(navette('check', into).status).toBe(0);
});
