import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import type { Course } from '#blocks/course';
import { unzip } from '#codecs/zip';
import { bytesOf, textOf } from '#core/fileTree';
import type { Weight } from '#tasks/moodleSections';
import { gathered, sharesOf } from '#tasks/moodleSections';
import { packed, splitBackup, weighSections } from '#tasks/moodleSplit';
import { openCourse } from '#tasks/openCourse';
import { heavyFolder } from '../fixtures/heavy';
import { quiet } from '../fixtures/means';
import { idlePlayer } from '../fixtures/player';
import { activitiesIn, deep, rootOf, textIn } from '../formats/moodle-backup/backup';

const means = quiet({ player: idlePlayer });

async function example(name: string): Promise<Course> {
  const folder = await readFolder(`courses/${name}`);
  const opened = folder.ok ? openCourse(name, folder.value) : folder;
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

function heavy(megabytes: readonly number[]): Course {
  const opened = openCourse('lourd', new Map(Object.entries(heavyFolder(megabytes))));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

function inside(bytes: Uint8Array) {
  const read = unzip(bytes, { nested: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** The ID number of each activity, in the order of the course page. */
const keysIn = (bytes: Uint8Array): readonly string[] => {
  const inner = inside(bytes);
  return activitiesIn(inner).map(({ folder }) => textIn(rootOf(inner, `${folder}/module.xml`), 'idnumber'));
};

let all: Course;
beforeAll(async () => {
  all = await example('exemple-complet');
});

test('whatever the limit, the parts hold each activity of the whole once, in its order, and none is above it without need', async () => {
  const whole = await packed(all, undefined, means);
  const expected = keysIn(whole.bytes ?? new Uint8Array());
  const weights = await weighSections(all, means);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 300_000 }), async (most) => {
      const { files } = await splitBackup(all, means, most);
      const parts = files.filter(({ path }) => path.endsWith('.mbz'));
      expect(parts.flatMap(({ bytes }) => keysIn(bytes))).toEqual(expected);
      const names = parts.map((_, at) => `exemple-complet-partie-${at + 1}-sur-${parts.length}.moodle-backup.mbz`);
      expect(parts.map(({ path }) => path)).toEqual(names);
      const heaviest = Math.max(most, ...weights.map(({ bytes }) => bytes));
      for (const { bytes } of parts) expect(bytes.length).toBeLessThanOrEqual(heaviest + 100);
    }),
    { numRuns: 12 },
  );
});

test('neighbours are gathered: all sections once, in order; two that would fit together are not apart', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 80 }), (bytes, most) => {
      const weights = bytes.map((size, number): Weight => ({ number, bytes: size }));
      const groups = gathered(weights, most);
      expect(groups.flat()).toEqual(weights);
      const sum = (group: readonly Weight[]) => group.reduce((total, one) => total + one.bytes, 0);
      for (const group of groups) expect(group.length === 1 || sum(group) <= most).toBe(true);
      groups.slice(1).forEach((group, at) => {
        expect(sum(groups[at] ?? []) + (group[0]?.bytes ?? 0)).toBeGreaterThan(most);
      });
    }),
  );
});

test('each part brings the questions that its quizzes ask; what no quiz asks comes once', () => {
  const shares = sharesOf(heavy([0.001, 0.001]));
  const codes = shares.map(({ section, brings }) => [section.number, [...brings].map((id) => id.slice(-1)).sort()]);
  expect(codes).toEqual([
    [0, ['1', '2', '4']],
    [1, []],
    [2, []],
    [3, ['1', '3']],
  ]);
});

test('a course of 33 MB goes out in two files below 20 MB, with the order and what to set', async () => {
  const course = heavy([9, 9, 15]);
  const { files, problems } = await splitBackup(course, means);
  expect(problems).toEqual([]);
  expect(files.map(({ path }) => path)).toEqual([
    'lourd-partie-1-sur-2.moodle-backup.mbz',
    'lourd-partie-2-sur-2.moodle-backup.mbz',
    'lourd.moodle-demande.txt',
    'lourd.moodle-ordre.txt',
  ]);
  const [first, second, request, order] = files.map(({ bytes }) => bytes);
  expect(first?.length).toBeLessThan(20_000_000);
  expect(second?.length).toBeLessThan(20_000_000);
  const last = inside(second ?? new Uint8Array());
  const [post] = activitiesIn(last).filter(({ kind }) => kind === 'quiz');
  // In this part it waits for its own module only.
  expect(textIn(rootOf(last, `${post?.folder}/module.xml`), 'availability').match(/"cm"/g)).toHaveLength(1);
  expect(deep(rootOf(last, 'questions.xml'), 'question_versions')).toHaveLength(2);
  const text = new TextDecoder().decode(order);
  expect(text).toContain('1. lourd-partie-1-sur-2.moodle-backup.mbz : Début du cours ; M1 · Module 1 ; M2 · Module 2');
  expect(text).toContain("« Test 2 » n'attend pas ce qui est dans les autres fichiers.");
  expect(text).toMatch(/« Achèvement d'activité », pour chacune de ces activités : Page 1 ; Page 2\.\n/);
  expect(text).toContain('Fusionner le cours sauvegardé avec ce cours');
  // The room that the heaviest part takes, not the whole.
  expect(new TextDecoder().decode(request)).toContain("jusqu'à 19 Mo");
});

test('the same course gives the same bytes', async () => {
  const [one, two] = [await splitBackup(all, means, 90_000), await splitBackup(all, means, 90_000)];
  expect(one.files).toEqual(two.files);
});

test('what is cancelled gives no file: nobody restores half a course', async () => {
  const stop = new AbortController();
  const { files, problems } = await splitBackup(
    all,
    { ...means, signal: stop.signal, progress: (share) => void (share > 0.6 && stop.abort()) },
    1,
  );
  expect(files).toEqual([]);
  expect(problems).toMatchObject([{ code: 'export/cancelled', severity: 'error' }]);
});

test('labels of Moodle in the text are those of its French pack', async () => {
  const labels = (await import('#i18n/moodle-fr.json')).default;
  const { files } = await splitBackup(all, means, 90_000);
  const tree = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const text = (textOf(tree, 'exemple-complet.moodle-ordre.txt') ?? '').replaceAll("'", '’');
  for (const key of [
    'backup/importfile',
    'backup/restoretocurrentcourse',
    'backup/restoretocurrentcourseadding',
    'backup/restorestage16action',
    'availability/restrictaccess',
    'availability/addrestriction',
    'availability_completion/title',
    'completion/coursecompletion',
    'moodle/coursereuse',
    'moodle/restore',
  ] as const)
    expect(text).toContain(`« ${labels[key]} »`);
  expect(bytesOf(tree, 'exemple-complet.moodle-demande.txt')?.length).toBeGreaterThan(100);
});
