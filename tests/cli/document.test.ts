import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { clause } from '../documents/filledMission.ts';
import { documentTemplates } from '../documents/templates.ts';
import { freshCli, navette, navetteJson, scratch } from './navette.ts';

let folder: string;
beforeAll(() => {
  freshCli();
  folder = join(scratch(), 'mission');
  navette('new', folder, '--profile', 'socieux-2022', '--title', 'Appui à la CIPRES');
});

test('without a template it lists them all', () => {
  const { status, document } = navetteJson('document', folder);
  const { templates } = document as unknown as { templates: { id: string }[] };
  expect([status, templates.map(({ id }) => id)]).toEqual([0, documentTemplates.map(({ id }) => id)]);
});

test('it writes the deliverable that is named, says what is missing where, and the same bytes again', () => {
  const [one, two] = [scratch(), scratch()];
  const wish = ['document', folder, '--template', 'note-methodologique', '--deliverable', 'A2-P1', '--format', 'html'];
  const { status, document } = navetteJson(...wish, '--out', one);
  navette(...wish, '--out', two);
  const name = 'mission-a2-p1-note-methodologique.html';
  const text = readFileSync(join(one, name), 'utf8');
  expect(status).toBe(0);
  expect(document.files).toMatchObject([{ format: 'html', path: join(one, name), code: 'A2-P1' }]);
  expect(document.problems).toContainEqual(
    expect.objectContaining({ code: 'document/gap', place: expect.stringMatching(/^course\.json:\d+$/) as string }),
  );
  expect(text.replaceAll('&#39;', "'")).toContain(clause);
  expect(readFileSync(join(two, name), 'utf8')).toBe(text);
});

test.each([
  ['cli/unknown-document', ['--template', 'lettre'], 2],
  ['document/unknown-format', ['--template', 'agenda-mission', '--format', 'exe'], 1],
  ['document/unknown-deliverable', ['--template', 'agenda-mission', '--deliverable', 'P9'], 1],
  ['document/confidential', ['--template', 'agenda-mission', '--deliverable', 'A1-ExMR-E1'], 1],
])('%s', (code, wish, status) => {
  const run = navetteJson('document', folder, ...wish, '--out', scratch());
  expect([run.status, run.document.problems.map((problem) => problem.code)]).toEqual([status, [code]]);
});

test('it explains itself in French', () => {
  expect(navette('document', '--help').stdout).toContain('navette document');
});
