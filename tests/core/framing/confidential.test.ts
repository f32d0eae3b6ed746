import * as v from 'valibot';
import { expect, test } from 'vitest';
import { saveBatch } from '#adapters/saveBatch';
import { writeJson } from '#codecs/json';
import { filesFor } from '#core/course/places';
import { migrate } from '#core/course/migrations';
import { type FileTree, textOf } from '#core/fileTree';
import { reviewIdOf, setApart } from '#core/framing/confidential';
import { reviewsFileSchema, withReviews } from '#core/framing/reviews';
import { registerOf } from '#core/views/deliverables';
import { openCourse } from '#tasks/openCourse';
import { copyCourse } from '#tasks/workspaceCopy';
import { readSources } from '#tasks/workspaceOpen';
import { memoryChance } from '#adapters/memory/chance';
import { memoryClock } from '#adapters/memory/clock';
import { courseOf, deliverable } from './missions.ts';

const marker = 'NE-PAS-DIFFUSER-7f3a9c';
const sound = courseOf('socieux-2022');
const report = deliverable(sound.framing, 'A1-ExMR-E1');
const note = deliverable(sound.framing, 'A1-P1');
const history = [{ to: 'submitted', on: '2023-02-17', note: marker }];

/** A course of before: the life of every deliverable stands with it. */
const older = {
  ...sound,
  framing: {
    ...sound.framing,
    deliverables: sound.framing.deliverables.map((one) =>
      one.id === report.id || one.id === note.id
        ? { ...one, history: one.id === report.id ? history : [{ to: 'submitted', on: '2022-12-05', reason: 'x' }] }
        : one,
    ),
  },
};
const tree: FileTree = new Map([
  ['course.json', writeJson(older)],
  ['bank.json', writeJson({ schema: 1, questions: [] })],
]);
const change = {
  id: 'h-0a1b2c3d4e',
  at: '2023-02-20T10:00:00Z',
  by: 'Awa',
  entity: sound.meta.id,
  path: '/framing/client',
  before: undefined,
  after: 'CIPRES',
} as const;

test('an older course: the life of what is confidential goes to the private folder with the next saving, nothing is lost', () => {
  const saved = saveBatch(tree, [change], 0);
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
  const { files } = saved.value;
  expect(textOf(files, 'course.json')).not.toContain(marker);
  expect(textOf(files, 'course.json')).toContain('2022-12-05');
  const { reviews } = v.parse(reviewsFileSchema, JSON.parse(textOf(files, 'prive/reviews.json') ?? ''));
  expect(reviews).toEqual([{ id: reviewIdOf(report.id), deliverable: report.id, history, texts: {} }]);
  const again = saveBatch(files, [{ ...change, before: 'CIPRES', after: 'CASC' }], 1);
  expect(again.ok && textOf(again.value.files, 'prive/reviews.json')).toBe(textOf(files, 'prive/reviews.json'));
});

test('the screen opens it so, and a copy of it loses nothing', () => {
  const opened = readSources(tree);
  expect(opened.ok && JSON.stringify(opened.value.files.course)).not.toContain(marker);
  expect(opened.ok && JSON.stringify(opened.value.files.reviews)).toContain(marker);
  const copied = copyCourse(tree, 'Copie', memoryClock(), memoryChance());
  expect(copied.ok && textOf(copied.value, 'prive/reviews.json')).toContain(marker);
});

test('what leaves the team of an older course, not saved since, holds nothing of it', () => {
  for (const audience of ['partenaire', 'public'] as const) {
    const kept = filesFor(tree, audience);
    expect([...kept.keys()].map((path) => textOf(kept, path)).join()).not.toContain(marker);
    expect(textOf(kept, 'course.json')).toContain('2022-12-05');
  }
  expect(filesFor(tree, 'equipe')).toEqual(tree);
  const opened = openCourse('mission', tree);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const { source = new Map<string, string>(), ...values } = opened.value;
  expect(JSON.stringify([values, [...source]])).not.toContain(marker);
});

test('set apart twice is set apart once; what cannot be read takes nothing', () => {
  const once = setApart({ course: older, reviews: undefined });
  expect(setApart(once)).toEqual(once);
  expect(setApart(once).course).toBe(once.course);
  expect(setApart({ course: older, reviews: null })).toEqual({ course: older, reviews: null });
  const migrated = migrate({ course: older, bank: {}, reviews: undefined });
  expect(migrated.ok && migrated.value.reviews).toEqual(once.reviews);
});

test('the team reads the register with the life of each; confidential ones wait for no partner', () => {
  const { reviews } = v.parse(reviewsFileSchema, setApart({ course: older, reviews: undefined }).reviews);
  const rows = (framing: typeof sound.framing) =>
    new Map<string, object>(registerOf(framing, 'equipe').rows.map(({ deliverable: { code }, ...row }) => [code, row]));
  expect(rows(withReviews(sound.framing, reviews)).get('A1-ExMR-E1')).toMatchObject({ state: 'submitted' });
  expect(rows(sound.framing).get('A1-ExMR-E1')).toMatchObject({ state: 'draft', nextStates: ['submitted'] });
});
