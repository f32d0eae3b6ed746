import { expect, test } from 'vitest';
import { frenchWords } from '#i18n/words.ts';
import { moodleLabels } from '#i18n/moodleLabels.ts';
import catalogue from '../../src/i18n/moodle-fr.json' with { type: 'json' };
import reference from '../fixtures/moodleLabels.json' with { type: 'json' };

/** Looked up in the French pack of the Moodle 4.5.6 that everything is tried on: the reference has no such figure. */
const fromThePack = [
  'availability/addrestriction',
  'availability_completion/missing',
  'availability_completion/title',
  'backup/restorestage16action',
  'completion/unlockcompletion',
  'courseformat/availability_hide',
  'filter_activitynames/filtername',
  'form/modstandardels',
  'moodle/availability',
  'moodle/editsection',
  'moodle/edittitle',
  'moodle/idnumbermod',
  'moodle/move',
  'moodle/next',
  'question/editquestion',
];

const sentences = Object.entries(frenchWords).filter(([key]) => key.startsWith('export.moodle.update.'));

test('the words of Moodle are those of its French pack', () => {
  const known: Readonly<Record<string, string>> = reference.labels;
  for (const [id, label] of Object.entries(catalogue)) if (!fromThePack.includes(id)) expect(label, id).toBe(known[id]);
  expect(fromThePack.filter((id) => !(id in catalogue) || id in known)).toEqual([]);
});

test('every place of a sentence that names a menu has its word', () => {
  const named = sentences.flatMap(([, text]) => [...text.matchAll(/\{(\w+_\w+)\}/g)].map(([, name]) => name ?? ''));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !(name in moodleLabels))).toEqual([]);
});

test('no sentence types a word of Moodle by hand', () => {
  const typed = sentences.flatMap(([key, text]) =>
    [...text.matchAll(/« ([^»{]+) »/g)].map(([, said]) => `${key}: ${said ?? ''}`),
  );
  expect(typed).toEqual([]);
});
