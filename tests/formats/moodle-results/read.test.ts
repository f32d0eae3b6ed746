import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readResultsTable } from '#tasks/resultsTable';
import { resultsKindOf, resultsReaders } from '#formats/moodle-results/index';
import type { Findings } from '#formats/moodle-results/reading';
import { frenchWords } from '#i18n/words.ts';
import { reference, referencePeople } from '../../fixtures/moodleReference.ts';

const root = join(import.meta.dirname, '../../fixtures/moodle-exports');
const going = { progress: () => undefined, signal: new AbortController().signal };

async function read(path: string): Promise<Findings & { readonly kind: string }> {
  const name = path.split('/').at(-1) ?? '';
  const table = await readResultsTable({ name, bytes: new Uint8Array(readFileSync(join(root, path))) }, going);
  if (!table?.ok) throw new Error(`${path}: ${JSON.stringify(table?.problems)}`);
  const kind = resultsKindOf(table.value.header);
  if (!kind) throw new Error(`${path}: ${table.value.header.slugs.join()}`);
  // The basic report does not say which package it is about.
  const activity = name.startsWith('scorm_192_basic') ? 'A SCORM' : undefined;
  const desk = { file: name, course: reference, people: referencePeople, words: frenchWords, activity };
  return { kind, ...resultsReaders[kind].read(table.value, desk) };
}

/** Readable, one finding a line. */
const shown = ({ kind, findings, unmatched, problems, people }: Findings & { readonly kind: string }) =>
  [
    `${kind}: ${people.join(' ')}`,
    ...findings.map(({ participant, instrument, item, phase, attempt, response, score, max, at }) =>
      [participant, instrument, item, phase, attempt, JSON.stringify(response), score, max, at].join(' | '),
    ),
    ...unmatched.map(({ kind: what, name, count }) => `? ${what} ${count} × ${name}`),
    ...problems.map(({ code }) => `! ${code}`),
  ].join('\n');

const both = readdirSync(join(root, 'fr')).filter((name) => !/statistics|analysis|\.ods$/.test(name));

test('each kind of export is recognised, in both languages and every container', async () => {
  const kinds = await Promise.all(
    readdirSync(join(root, 'fr'))
      .filter((name) => !/statistics|analysis/.test(name))
      .map(async (name) => `${name} ${(await read(`fr/${name}`)).kind}`),
  );
  expect(kinds.map((line) => line.split(' ')[1])).not.toContain(undefined);
  expect([...new Set(kinds.map((line) => line.split(' ')[1]))].sort()).toEqual(Object.keys(resultsReaders).sort());
});

/** A teacher of either language stands in the lists; learners are the same. */
const ofLearners = (findings: Findings) => ({
  findings: findings.findings,
  unmatched: findings.unmatched
    .filter(({ kind }) => kind !== 'person' && kind !== 'activity')
    .map(({ kind, count }) => ({ kind, count })),
});

test.each(both)('%s reads the same in French and in English', async (name) => {
  const [fr, en] = [await read(`fr/${name}`), await read(`en/${name}`)];
  expect(ofLearners(fr)).toEqual(ofLearners(en));
  if (!name.startsWith('participants')) expect(fr.findings.length).toBeGreaterThan(0);
});

test.each(['feedback_191_entries', 'quiz_190_overview', 'quiz_190_responses', 'grades'])(
  '%s reads the same from every container',
  async (name) => {
    const files = readdirSync(join(root, 'fr')).filter((file) => file.startsWith(`${name}.`));
    const [first, ...others] = await Promise.all(files.map((file) => read(`fr/${file}`)));
    expect(others.length).toBeGreaterThan(1);
    for (const other of others) expect(other.findings).toEqual(first?.findings);
  },
);

test('anonymous answers bear codes made of themselves, the same in every container and language', async () => {
  const files = ['fr', 'en'].flatMap((lang) =>
    ['csv', 'json', 'ods', 'xlsx'].map((ending) => `anonymous-${lang}/feedback_3286_entries.${ending}`),
  );
  const all = await Promise.all(files.map(read));
  const codes = all.map(({ people }) => [...people].sort());
  expect(codes[0]).toHaveLength(4);
  for (const one of codes) expect(one).toEqual(codes[0]);
  expect(all[0]?.findings.every(({ at }) => at === undefined)).toBe(true);
});

test.each([
  'quiz_190_responses.csv',
  'quiz_190_overview.csv',
  'feedback_191_entries.csv',
  'scorm_192_interactions.tsv',
  'grades.csv',
  'idnumbers_grades.xml',
  'activity_completion.csv',
  'course_completion.csv',
  'participants.csv',
  'log.csv',
])('%s', async (name) => {
  await expect(`${shown(await read(`fr/${name}`))}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
});
