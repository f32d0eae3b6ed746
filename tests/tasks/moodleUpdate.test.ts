import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import { unzip } from '#codecs/zip';
import { textOf } from '#core/fileTree';
import type { Question } from '#core/question/index';
import { plannedIn, planOf } from '#formats/moodle-backup/plan';
import { frenchWords } from '#i18n/words.ts';
import { moodleLabels } from '#i18n/moodleLabels.ts';
import { compareForMoodle } from '#tasks/moodleUpdate';
import { type Beginnings, judge } from '#tasks/moodleUpdateJudge';
import { reordered } from '#tasks/moodleUpdateOrder';
import { writeUpdate } from '#tasks/moodleUpdatePart';
import { courseOfState, statesForMoodle, withoutMedia } from '#tasks/moodleUpdateStates';
import { stepsOf, stepsText } from '#tasks/moodleUpdateSteps';
import { openCourse } from '#tasks/openCourse';
import { exampleTree, exportedAs } from '../fixtures/exportedState.ts';
import { quiet, stubPlayer } from '../fixtures/means';

const tree = await exampleTree();
const opened = openCourse('exemple', tree);
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const course: Course = opened.value;
const means = quiet({ player: stubPlayer });
const since = (now: Course, before = course) => compareForMoodle(withoutMedia(before), now, means);
/** The course with some of its parts changed. */
const changed = (part: object): Course => ({ ...course, ...part });
const unknown: Beginnings = { answered: new Set() };

const flagged = async (now: Course) =>
  (await since(now)).activities.filter(({ changes }) => changes.length > 0).map(({ key }) => key);

const entry = course.tests.find(({ phase }) => phase === 'pre');
if (!entry) throw new Error('no test before');

/** The activities that a question is asked in. */
const askers = (id: string): readonly string[] =>
  plannedIn(planOf(course)).flatMap((planned) => {
    if (planned.kind === 'quiz') return planned.test.questions.some((one) => one === id) ? [planned.key] : [];
    if (planned.kind === 'feedback') return JSON.stringify(planned.form).includes(id) ? [planned.key] : [];
    return planned.kind === 'scorm' && JSON.stringify(planned.unit).includes(id) ? [planned.key] : [];
  });

describe('one change is seen where it is shown, and nowhere else', () => {
  test('nothing changed: nothing is told, whatever the day and the revision', async () => {
    const later = { ...course, meta: { ...course.meta, revision: 99, modified: '2027-01-01T00:00:00Z' } };
    const { activities, sections } = await since(later);
    expect(
      activities.filter(({ was, now, changes, isReordered }) => !was || !now || isReordered || changes.length > 0),
    ).toEqual([]);
    expect(sections.filter(({ was, now, isRetold }) => was !== now || isRetold)).toEqual([]);
  });

  test('a question: the activities that ask it', async () => {
    const fixed = course.questions.filter(({ id }) => askers(id).length > 0);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fixed), async ({ id }) => {
        const change = (one: Question) => (one.id === id ? { ...one, stem: `${one.stem} Autre.` } : one);
        expect((await flagged(changed({ questions: course.questions.map(change) }))).sort()).toEqual(
          [...askers(id)].sort(),
        );
      }),
      { numRuns: 12 },
    );
  });

  test('a picture: what shows it, though only its check sum is known', async () => {
    const shown = [...course.media.keys()];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...shown), async (path) => {
        const media = new Map([...course.media, [path, 'other bytes']]);
        const showing = plannedIn(planOf(course)).filter((planned) => {
          const questions = course.questions.filter(({ id }) => askers(id).includes(planned.key));
          return JSON.stringify([planned, questions]).includes(path);
        });
        expect((await flagged(changed({ media }))).sort()).toEqual(showing.map(({ key }) => key).sort());
      }),
      { numRuns: 12 },
    );
  });

  test('tags, sources, people, the budget of time: nothing of Moodle', async () => {
    const questions = course.questions.map((one) => ({ ...one, tags: ['neuf'] }));
    expect(await flagged(changed({ questions }))).toEqual([]);
  });

  test('a mark to pass: its test only', async () => {
    const tests = course.tests.map((one) => (one.id === entry.id ? { ...one, instructions: 'Autre consigne.' } : one));
    expect(await flagged(changed({ tests }))).toEqual([entry.id]);
  });

  test('a title alone is a new name, not another content', async () => {
    const tests = course.tests.map((one) => (one.id === entry.id ? { ...one, title: 'Premier test' } : one));
    const { activities } = await since(changed({ tests }));
    const one = activities.find(({ key }) => key === entry.id);
    expect([one?.changes, one?.was?.title === one?.now?.title]).toEqual([[], false]);
  });
});

test('learners may have begun what changed, unless somebody says otherwise; answers that came back settle it', async () => {
  const tests = course.tests.map((one) => (one.id === entry.id ? { ...one, instructions: 'Autre.' } : one));
  const compared = await since(changed({ tests }));
  const stateWith = (known: Beginnings) => judge(compared, known).find(({ key }) => key === entry.id)?.state;
  expect(stateWith(unknown)).toBe('keep');
  expect(stateWith({ ...unknown, said: new Set() })).toBe('safe');
  expect(stateWith({ answered: new Set([entry.id]), said: new Set() })).toBe('keep');
  expect(stateWith({ ...unknown, insisted: new Set([entry.id]) })).toBe('safe');
});

test('the file holds what is new or safe, under the section numbers that Moodle has', async () => {
  const [first, ...rest] = course.design.modules;
  if (!first) throw new Error('no module');
  const activity = {
    ...first.sequences[0]?.activities[0],
    id: 'a-newnewnew1',
    title: 'Forum',
    pages: [],
    modality: 'asynchronous',
    learningType: 'discussion',
  };
  const { test: _, form: __, ...forum } = activity as Record<string, unknown>;
  const module = {
    ...first,
    id: 'm-newnewnew1',
    code: 'M9',
    title: 'Neuf',
    sequences: [{ id: 'z-newnewnew1', code: 'S9', title: 'Suite', activities: [forum] }],
  };
  const now = { ...course, design: { ...course.design, modules: [first, module, ...rest] } } as Course;
  const compared = await since(now);
  const judged = judge(compared, unknown);
  const { file } = await writeUpdate(now, compared, judged, means);
  const inside = file && unzip(file.bytes);
  if (!inside?.ok) throw new Error('no file');
  const modules = [...inside.value.keys()].filter((path) => path.endsWith('/module.xml'));
  expect(modules).toHaveLength(judged.filter(({ state }) => state === 'new' || state === 'safe').length);
  const numbers = modules.map((path) => /<sectionnumber>(\d+)/.exec(textOf(inside.value, path) ?? '')?.[1]);
  expect(new Set(numbers)).toEqual(new Set([String(planOf(course).sections.length)]));
  const steps = stepsText(stepsOf(compared, judged, file?.path, { words: frenchWords, labels: moodleLabels }));
  expect(steps).toContain('La nouvelle section « M9 · Neuf » arrive au bas du cours');
  expect(steps).not.toMatch(/\{\w+\}/);
});

test('what is gone stays hidden where learners left something, and nothing is written for it alone', async () => {
  const now = changed({ tests: course.tests.filter(({ id }) => id !== entry.id) });
  const compared = await since(now);
  const judged = judge(compared, unknown);
  expect(judged.find(({ key }) => key === entry.id)?.state).toBe('gone');
  const steps = stepsText(stepsOf(compared, judged, undefined, { words: frenchWords, labels: moodleLabels }));
  expect(steps).toContain('ne la supprimez pas');
});

test('the last state that went to Moodle is found in the folder, and read without its media', async () => {
  const [state, ...others] = statesForMoodle(exportedAs(tree, [['"stem": "', '"stem": "Avant. ']]));
  expect([state?.sentAt, others.length]).toEqual(['2026-11-20T10:00:00Z', 0]);
  const before = state && courseOfState(state.version, 'exemple');
  if (!before?.ok) throw new Error('unreadable');
  const compared = await compareForMoodle(before.value, course, means);
  const told = compared.activities.filter(({ changes }) => changes.length > 0).map(({ key }) => key);
  expect(told.sort()).toEqual([...new Set(course.questions.flatMap(({ id }) => askers(id)))].sort());
});

test('the fewest moves explain an order: what stays in order has not moved', () => {
  const keys = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 });
  fc.assert(
    fc.property(keys, fc.nat(7), fc.nat(7), (all, from, to) => {
      const placed = (order: readonly string[]) => order.map((key) => ({ key, home: 'm' }));
      const moved = [...all];
      const [one] = moved.splice(Math.min(from, all.length), 1);
      if (one !== undefined) moved.splice(to, 0, one);
      expect(reordered(placed(all), placed(all)).size).toBe(0);
      const found = reordered(placed(all), placed(moved));
      expect(found.size).toBe(moved.join('\n') === all.join('\n') ? 0 : 1);
    }),
  );
});
