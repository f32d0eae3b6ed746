import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { writeCsv } from '#codecs/csv';
import { type ColumnNames, frameworkRows } from '#core/needs/frameworkTable';
import { competencySchema } from '#core/needs/schema';
import { planFramework } from '#tasks/planFramework';

const names: ColumnNames = {
  ...{ code: 'Code', parent: 'Parent', title: 'Intitulé', category: 'Catégorie', expected: 'Attendu' },
  ...{ held: 'Actuel', rank: 'Rang', source: 'Source', setAside: 'Mise à part' },
};
const going = { progress: () => undefined, signal: new AbortController().signal };
const plan = async (bytes: Uint8Array, competencies: Parameters<typeof planFramework>[1]['competencies'] = []) =>
  planFramework({ file: 'f.csv', bytes, names }, { competencies, levels: [] }, going);

test.each(['utf-8', 'windows-1252'])('the framework of case A, in %s', async (encoding) => {
  const utf8 = new Uint8Array(readFileSync('tests/fixtures/needs/competences.csv'));
  const bytes =
    encoding === 'utf-8' ? utf8 : Uint8Array.from(Buffer.from(Buffer.from(utf8.slice(3)).toString('utf8'), 'latin1'));
  const read = await plan(bytes);
  expect(read.problems).toEqual([]);
  expect(read.ok && read.value.encoding).toBe(encoding);
  expect(read.ok && read.value.rows.map(({ code }) => code)).toHaveLength(12);
  expect(read.ok && read.value.rows[1]?.title).toBe('Rédiger des objectifs opérationnels');
});

test('what looks like a formula is guarded in the file, and comes back as typed', async () => {
  const one = v.parse(competencySchema, { id: 'y-0000000001', code: 'C1', title: '=1+1', source: '-3' });
  const text = writeCsv(frameworkRows([one], names));
  expect(text).toContain("'=1+1");
  const read = await plan(new TextEncoder().encode(text), [one]);
  expect(read.ok && read.value.rows).toMatchObject([{ kind: 'same', title: '=1+1' }]);
});

test('a photograph is no table', async () => {
  const read = await plan(Uint8Array.from({ length: 4000 }, (_, at) => (at * 73) % 251));
  expect(read.problems.some(({ severity }) => severity === 'error') || !read.ok || read.value.rows.length === 0).toBe(
    true,
  );
});
