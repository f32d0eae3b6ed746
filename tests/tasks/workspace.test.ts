import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryChance } from '#adapters/memory/chance';
import { memoryClock } from '#adapters/memory/clock';
import { memoryStore } from '#adapters/memory/courseStore';
import { apply, invert } from '#core/change/apply';
import type { Change } from '#core/change/change';
import { isCourseName } from '#core/course/name';
import { stages } from '#core/course/stages';
import { textOf } from '#core/fileTree';
import { checkCourse } from '#tasks/checkCourse';
import { openCourse } from '#tasks/openCourse';
import { rebase } from '#tasks/saveCourse';
import { cardOf } from '#tasks/workspaceCards';
import { copyCourse, freeName } from '#tasks/workspaceCopy';
import { readSources } from '#tasks/workspaceOpen';
import { placeOfProblem, stageOf, stageViews } from '#tasks/workspaceStages';
import { emptyLog, logged, redoBatch, undoBatch, undoLogOf } from '#tasks/workspaceUndo';
import { soundCourse, treeOf } from './sound.ts';

const sources = () => {
  const read = readSources(treeOf());
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};
const change = (over: Partial<Change>): Change => ({
  id: 'h-0000000001',
  at: '2026-11-24T21:00:00Z',
  by: 'Awa',
  entity: 'k-0000000001',
  path: '/meta/title',
  before: 'Accueil au guichet',
  after: 'Guichet',
  ...over,
});

test('a stage is to begin, under way, complete, or to look at again', () => {
  const course = soundCourse();
  const views = stageViews(course);
  expect(views.framing).toMatchObject({ state: 'todo', next: { key: 'client', place: { path: '/framing/client' } } });
  expect(views.needs).toEqual({ state: 'complete' });
  expect(views.objectives).toMatchObject({ state: 'started', next: { key: 'training' } });
  const problem = { code: 'course/duplicate-code', at: 'y-0000000001', severity: 'warning' } as const;
  expect(stageViews(course, [problem]).needs.state).toBe('review');
  expect(stageViews(course, [{ ...problem, severity: 'info' }]).needs.state).toBe('complete');
  expect(Object.keys(views)).toEqual([...stages]);
});

test('every problem of a course has the stage that mends it, and the field where there is one', () => {
  const at = (code: string, id: string) => stageOf({ code, at: id, severity: 'error' });
  expect(at('coverage/objective-without-activity', 'o-0000000001')).toBe('design');
  expect(at('objective/no-condition', 'o-0000000001')).toBe('objectives');
  expect(at('media/missing', 'lessons/accueil.mdx')).toBe('contents');
  expect(at('link/broken', 'q-0000000001')).toBe('evaluation');
  expect(at('json/syntax', 'bank.json:3')).toBe('evaluation');
  expect(at('json/syntax', 'course.json:3')).toBe('framing');
  const place = placeOfProblem({ code: 'objective/no-condition', at: 'o-0000000001', severity: 'warning' });
  expect(place).toEqual({ entity: 'o-0000000001', path: '/text' });
  expect(placeOfProblem({ code: 'json/syntax', at: 'course.json:3', severity: 'error' })).toBeUndefined();
});

test('letters that follow one another are one step; a pause, another field or a whole thing begin a new one', () => {
  const at = (second: number) => `2026-11-24T21:00:${String(second).padStart(2, '0')}Z`;
  const typed = (second: number, after: string, path = '/meta/title') =>
    change({ id: `h-${String(second).padStart(10, '0')}`, at: at(second), path, after });
  const steps = (...batches: Change[]) => undoLogOf(batches.map((one) => [one])).done.map((step) => step.length);
  expect(steps(typed(1, 'G'), typed(2, 'Gu'), typed(4, 'Gui'))).toEqual([3]);
  expect(steps(typed(1, 'G'), typed(9, 'Gu'))).toEqual([1, 1]);
  expect(steps(typed(1, 'G'), typed(2, 'x', '/meta/licence'))).toEqual([1, 1]);
  expect(steps(typed(1, 'G'), typed(2, 'x', ''))).toEqual([1, 1]);
});

test('an undo that was saved is known again as one, a redo too', () => {
  const [one, two] = [
    [change({})],
    [change({ id: 'h-0000000002', path: '/meta/licence', before: undefined, after: 'EUPL' })],
  ];
  const log = undoLogOf([one, two]);
  const back = undoBatch(log, '2026-11-24T22:00:00Z', 'Awa') ?? [];
  expect(back).toMatchObject([{ id: 'h-0000000002', before: 'EUPL', after: undefined, at: '2026-11-24T22:00:00Z' }]);
  const undone = undoLogOf([one, two, back]);
  expect(undone).toMatchObject({ done: [one], undone: [two] });
  const forth = redoBatch(undone, '2026-11-24T22:00:09Z', 'Awa') ?? [];
  expect(undoLogOf([one, two, back, forth])).toMatchObject({ done: [one, [{ id: 'h-0000000002' }]], undone: [] });
  expect(logged(undone, [change({ id: 'h-0000000003' })]).undone).toEqual([]);
  expect(undoBatch(emptyLog, '', '')).toBeUndefined();
});

test('a batch made on top of another fits: what is untouched stays as it is, what both wrote keeps ours', () => {
  const { files } = sources();
  const theirs = apply(files, [
    change({ after: 'Bureau' }),
    change({ path: '/meta/licence', before: undefined, after: 'EUPL' }),
  ]);
  if (!theirs.ok) throw new Error('the fixture fits');
  const ours = [change({}), change({ id: 'h-0000000002', path: '/meta/lang', before: 'fr', after: 'en' })];
  const { kept, overwrote, lost, files: both } = rebase(ours, theirs.value);
  expect(kept).toHaveLength(2);
  expect(overwrote).toMatchObject([{ before: 'Bureau', after: 'Guichet' }]);
  expect(lost).toEqual([]);
  expect(both.course).toMatchObject({ meta: { title: 'Guichet', licence: 'EUPL', lang: 'en' } });
  expect(apply(both, invert(kept))).toMatchObject({ value: { course: { meta: { title: 'Bureau', lang: 'fr' } } } });
});

test('a copy is another course with the same ids, and says where it comes from', async () => {
  const copied = copyCourse(treeOf(), 'Une copie', memoryClock('2026-12-01T08:00:00Z'), memoryChance(7));
  if (!copied.ok) throw new Error(JSON.stringify(copied.problems));
  const opened = openCourse('copie', copied.value);
  expect(opened).toMatchObject({
    ok: true,
    value: { meta: { title: 'Une copie', id: 'k-0000000001', origin: { title: 'Accueil au guichet', revision: 0 } } },
  });
  expect(opened.ok && opened.value.meta.iri).not.toBe(soundCourse().meta.iri);
  expect(checkCourse('copie', copied.value).problems).toEqual(checkCourse('accueil', treeOf()).problems);
  const store = memoryStore(new Map([['copie', copied.value]]));
  expect(await cardOf(store, 'copie')).toMatchObject({
    title: 'Une copie',
    origin: 'Accueil au guichet',
    problems: [],
  });
});

test('a course that cannot be read has a card that says why', async () => {
  const broken = new Map([...treeOf(), ['course.json', '{ "schema": 1, ']]);
  const card = await cardOf(memoryStore(new Map([['accueil', broken]])), 'accueil');
  expect(card.title).toBeUndefined();
  expect(card.problems.map(({ code }) => code)).toContain('json/syntax');
  expect(card.bytes).toBeGreaterThan(0);
  expect(textOf(broken, 'course.json')).toContain('schema');
});

test('a name that is free is always found, and is always one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.integer({ min: 0, max: 12 }), (title, taken) => {
      const names: string[] = [];
      for (let count = 0; count <= taken; count++) names.push(freeName(title, names));
      expect(new Set(names).size).toBe(taken + 1);
      expect(names.filter((name) => !isCourseName(name))).toEqual([]);
    }),
  );
});
