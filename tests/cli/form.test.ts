import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { templates } from '../core/forms/templates.ts';
import { freshCli, navette, navetteJson, scratch } from './navette.ts';

beforeAll(freshCli);

function copy(): string {
  const folder = join(scratch(), 'formation-formateurs-ops');
  cpSync(join(import.meta.dirname, '../../courses/formation-formateurs-ops'), folder, { recursive: true });
  return folder;
}

const read = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as never;

test('without a template it lists them all, with the values that they ask for', () => {
  const { status, document } = navetteJson('form', copy());
  const { forms } = document as unknown as { forms: { id: string; values: unknown[] }[] };
  expect(status).toBe(0);
  expect(forms.map(({ id }) => id)).toEqual(templates.map(({ id }) => id));
  expect(forms.every(({ values }) => values.length > 0)).toBe(true);
});

test('it adds the form and its questions as one batch; the course is as sound as before', () => {
  const folder = copy();
  const before = navetteJson('check', folder).document.problems.length;
  const { revision } = (read(folder, 'course.json') as { meta: { revision: number } }).meta;
  const values = ['--set', 'conservation=31 décembre 2027', '--set', 'remise=la formatrice'];
  const { status, document } = navetteJson('form', folder, '--template', 'grille-observation', ...values);
  expect(status).toBe(0);
  expect(document).toMatchObject({ ok: true, revision: revision + 1 });
  const { forms } = read(folder, 'course.json') as { forms: { returnTo?: string; template?: { id: string } }[] };
  expect(forms.at(-1)).toMatchObject({ returnTo: 'la formatrice', template: { id: 'grille-observation' } });
  expect(navetteJson('check', folder).document.problems).toHaveLength(before);
});

test.each([
  ['cli/unknown-form', ['--template', 'sondage'], 2],
  ['cli/wrong-set', ['--template', 'consentement', '--set', 'contact'], 2],
  ['form/unknown-value', ['--template', 'consentement', '--set', 'contacts=x'], 1],
])('%s changes nothing', (code, options, exit) => {
  const folder = copy();
  const before = readFileSync(join(folder, 'course.json'), 'utf8');
  const { status, document } = navetteJson('form', folder, ...options);
  expect([status, document.problems.map((problem) => problem.code)]).toEqual([exit, [code]]);
  expect(readFileSync(join(folder, 'course.json'), 'utf8')).toBe(before);
});

test('its help says how', () => {
  expect(navette('form', '--help').stdout).toMatch(/--template[\s\S]*--set/);
});
