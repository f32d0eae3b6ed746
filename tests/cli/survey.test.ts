import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { freshCli, navette, navetteJson, scratch } from './navette.ts';

beforeAll(freshCli, 180_000);

const fixtures = join(import.meta.dirname, '../fixtures/cipres');
interface Ranked {
  readonly code: string;
  readonly n: number;
  readonly rank: number;
}
const expected = JSON.parse(readFileSync(join(fixtures, 'attendu.json'), 'utf8')) as {
  readonly borich: readonly Ranked[];
};

/** A copy of the example course, and a file of case A beside it. */
function ready(name: string) {
  const root = scratch();
  const into = join(root, 'ops');
  cpSync(join(import.meta.dirname, '../../courses/formation-formateurs-ops'), into, { recursive: true });
  const file = join(root, name);
  copyFileSync(join(fixtures, name), file);
  return { root, into, file };
}

interface Analysis {
  readonly needs: readonly {
    readonly survey: { readonly code: string };
    readonly figures: {
      readonly respondents: number;
      readonly made: Readonly<Record<string, object>>;
      readonly competencies: readonly { code: string; n: number; missing: number; borich?: { rank?: number } }[];
    };
  }[];
}

test('answers are recognised, taken, and analysed: every figure with n, missing, formula and caution', () => {
  const { into, file } = ready('besoins_24x12_windows1252.csv');
  const taken = navetteJson('import', file, '--into', into);
  expect(taken.status).toBe(0);
  expect(taken.document).toMatchObject({ ok: true, format: 'survey', survey: 'E1', same: [], kept: [] });
  expect(taken.document.problems).toMatchObject([{ code: 'survey/created', severity: 'info' }]);
  expect(navette('check', into).status).toBe(0);
  const { status, document } = navetteJson('analyse', into, '--what', 'needs');
  expect(status).toBe(0);
  const [{ figures } = { figures: undefined }] = (document as unknown as Analysis).needs;
  expect(figures?.respondents).toBe(24);
  expect(figures?.competencies.map(({ code, n, borich }) => ({ code, n, rank: borich?.rank }))).toEqual(
    expected.borich.map(({ code, n, rank }) => ({ code, n, rank })),
  );
  expect(figures?.made).toMatchObject({ borich: { n: 24, missing: 4, formula: 'borich', caution: 'orders-differ' } });
  const told = navette('analyse', into);
  expect(told.stdout).toMatch(/ 1 {3}12,03 {2}n 23.*C08/);
});

test('the same file twice adds nothing; one that differs is named and changes nothing', () => {
  const { into, file, root } = ready('besoins_24x12.csv');
  navette('import', file, '--into', into);
  const book = readFileSync(join(into, 'data/records.jsonl'), 'utf8');
  expect(navetteJson('import', file, '--into', into).document).toMatchObject({ taken: [], kept: [] });
  const other = join(root, 'autre.csv');
  copyFileSync(join(fixtures, 'besoins_brut_avec_defauts.csv'), other);
  const { document, status } = navetteJson('import', other, '--into', into);
  expect(status).toBe(0);
  expect(document).toMatchObject({ taken: [], kept: ['R04', 'R08', 'R09', 'R13'] });
  expect(document.problems.map(({ code, place }) => `${code} ${place.split(':')[1]}`)).toContain(
    'survey/out-of-range 5',
  );
  expect(readFileSync(join(into, 'data/records.jsonl'), 'utf8')).toBe(book);
});

test('a table of something else is still taken for what it is', () => {
  const { into, root } = ready('besoins_24x12.csv');
  const file = join(root, 'questions.csv');
  writeFileSync(file, 'Énoncé;Type;Réponse A;Réponse B;Juste\nQuoi ?;single;oui;non;A\n');
  const { document } = navetteJson('import', file, '--into', into);
  expect(document).not.toMatchObject({ format: 'survey' });
  expect(existsSync(join(into, 'data/records.jsonl'))).toBe(false);
});

test('what it cannot do is said: an analysis that is none, a survey that is not there', () => {
  const { into, file } = ready('besoins_24x12.csv');
  expect(navette('analyse', into, '--what', 'tout').status).toBe(2);
  const { status, document } = navetteJson('import', file, '--into', into, '--survey', 'E9');
  expect(status).toBe(1);
  expect(document.problems).toMatchObject([{ code: 'survey/unknown' }]);
});
