import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import type { Course } from '#blocks/course';
import { unzip } from '#codecs/zip';
import { childOf, childrenOf } from '#codecs/xmlRead';
import { textOf } from '#core/fileTree';
import { testSchema } from '#core/test/schema';
import { openCourse } from '#tasks/openCourse';
import { courseWith, smallCourse } from '../../fixtures/courses';
import { agreement, oilFire } from '../../fixtures/questions';
import { activitiesIn, backupOf, bytesAt, deep, idsIn, rootOf, textIn, type Written } from './backup';

const small = await backupOf(smallCourse);

async function example(name: string): Promise<Course> {
  const folder = await readFolder(`courses/${name}`);
  const opened = folder.ok ? openCourse(name, folder.value) : folder;
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

const all = await backupOf(await example('exemple-complet'));
const training = await backupOf(await example('formation-formateurs-ops'));

test('writes what golden/ shows', async () => {
  const texts = [...small.inner.keys()].filter(
    (path) => path.endsWith('.xml') && !/files\.xml$|roles\.xml$/.test(path),
  );
  for (const path of texts) await expect(textOf(small.inner, path)).toMatchFileSnapshot(`golden/secourisme/${path}`);
  await expect(textOf(small.tree, 'secourisme.moodle-demande.txt')).toMatchFileSnapshot(
    'golden/secourisme.moodle-demande.txt',
  );
  expect(small.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'info moodle-backup/framework-first',
    'info moodle-backup/start-date',
    'info moodle-feedback/scale-unrated',
  ]);
});

test('modules become sections, what is asked in pages a package, the rest activities of Moodle', () => {
  const kinds = (written: Written) => activitiesIn(written.inner).map(({ kind }) => kind);
  expect(kinds(small)).toEqual(['quiz', 'label', 'scorm', 'feedback']);
  expect(new Set(kinds(all))).toEqual(new Set(['label', 'quiz', 'page', 'scorm', 'feedback']));
  expect(kinds(training).filter((kind) => kind === 'assign')).toHaveLength(1);
});

/** What Moodle drops, or breaks, without a word: `moodle.md`, (d). */
describe.each([
  ['secourisme', small],
  ['exemple-complet', all],
  ['formation-formateurs-ops', training],
])('%s', (_, { inner }) => {
  const activities = activitiesIn(inner);
  const manifest = rootOf(inner, 'moodle_backup.xml');
  const files = childrenOf(rootOf(inner, 'files.xml'), 'file');
  const cms = deep(manifest, 'moduleid').map(({ text }) => text);

  test('settings that bring the activities, and no person', () => {
    const settings = deep(manifest, 'setting').map((setting) => [textIn(setting, 'name'), textIn(setting, 'value')]);
    expect(settings).toContainEqual(['activities', '1']);
    expect(settings).toContainEqual(['competencies', '1']);
    expect(settings.filter(([name = '']) => /users|userinfo/.test(name)).map(([, value]) => value)).not.toContain('1');
    expect(inner.has('users.xml')).toBe(false);
    for (const path of inner.keys())
      if (path.endsWith('.xml')) expect(textOf(inner, path)).not.toContain('<preferences>');
  });

  test('every activity has the files and the names that a restore asks for', () => {
    for (const { kind, folder } of activities) {
      for (const name of [kind, 'module', 'inforef', 'grades', 'roles'])
        expect(inner.has(`${folder}/${name}.xml`)).toBe(true);
      expect(textIn(rootOf(inner, `${folder}/module.xml`), 'modulename')).toBe(kind);
      expect(textIn(childOf(rootOf(inner, `${folder}/${kind}.xml`), kind), 'name')).not.toBe('');
    }
    for (const section of deep(manifest, 'section').filter((one) => childOf(one, 'directory')))
      expect(inner.has(`${textIn(section, 'directory')}/section.xml`)).toBe(true);
  });

  test('every file is in the pool under its hash, and named by its activity', () => {
    const named = new Set(activities.flatMap(({ folder }) => idsIn(inner, folder, 'fileref')));
    const contexts = new Set(
      activities.map(({ kind, folder }) => rootOf(inner, `${folder}/${kind}.xml`).attributes.contextid),
    );
    for (const file of files) {
      const hash = textIn(file, 'contenthash');
      const bytes = bytesAt(inner, `files/${hash.slice(0, 2)}/${hash}`);
      expect(createHash('sha1').update(bytes).digest('hex')).toBe(hash);
      expect(Number(textIn(file, 'filesize'))).toBe(bytes.length);
      if (/^(question|qtype_)/.test(textIn(file, 'component'))) continue;
      expect(named.has(file.attributes['id'] ?? '')).toBe(true);
      expect(contexts.has(textIn(file, 'contextid'))).toBe(true);
    }
  });

  test('a quiz names every category, its slots point to entries of the file, its marks are their sum', () => {
    const bank = rootOf(inner, 'questions.xml');
    const categories = deep(bank, 'question_category').map(({ attributes }) => attributes['id']);
    const entries = new Set(deep(bank, 'question_bank_entry').map(({ attributes }) => attributes['id']));
    for (const { folder } of activities.filter(({ kind }) => kind === 'quiz')) {
      const quiz = rootOf(inner, `${folder}/quiz.xml`);
      expect(idsIn(inner, folder, 'question_categoryref')).toEqual(categories);
      const targets = deep(quiz, 'questionbankentryid').map(({ text }) => text);
      expect(targets.length).toBeGreaterThan(0);
      for (const target of targets) expect(entries.has(target)).toBe(true);
      const marks = deep(quiz, 'maxmark').reduce((sum, { text }) => sum + Number(text), 0);
      expect(Number(textIn(childOf(quiz, 'quiz'), 'sumgrades'))).toBeCloseTo(marks);
    }
  });

  test('a package stands unpacked beside itself, its scoes written out', () => {
    for (const { folder } of activities.filter(({ kind }) => kind === 'scorm')) {
      const activity = rootOf(inner, `${folder}/scorm.xml`);
      const own = files.filter((file) => textIn(file, 'contextid') === activity.attributes['contextid']);
      const [archive] = own.filter((file) => textIn(file, 'filearea') === 'package');
      const hash = textIn(archive, 'contenthash');
      const unpacked = unzip(bytesAt(inner, `files/${hash.slice(0, 2)}/${hash}`));
      const inside = unpacked.ok ? [...unpacked.value.keys()].sort() : [];
      const content = own.filter((file) => textIn(file, 'filearea') === 'content');
      expect(inside).toContain('imsmanifest.xml');
      expect(content.map((file) => `${textIn(file, 'filepath')}${textIn(file, 'filename')}`.slice(1)).sort()).toEqual(
        inside,
      );
      const launches = deep(activity, 'sco').map((sco) => [sco.attributes['id'], textIn(sco, 'launch')]);
      expect(launches).toEqual([
        [expect.any(String), ''],
        [textIn(childOf(activity, 'scorm'), 'launch'), 'index.html'],
      ]);
    }
  });

  test('what waits for other activities waits for activities of the file', () => {
    const conditions = activities.flatMap(({ folder }) =>
      [...textIn(rootOf(inner, `${folder}/module.xml`), 'availability').matchAll(/"cm":(\d+)/g)].map(([, cm]) => cm),
    );
    const criteria = deep(rootOf(inner, 'completion.xml'), 'moduleinstance').map(({ text }) => text);
    for (const cm of [...conditions, ...criteria]) expect(cms).toContain(cm);
  });

  test('marks belong to categories of the gradebook, what comes before the training weighs nothing', () => {
    const categories = deep(rootOf(inner, 'gradebook.xml'), 'grade_category').map(({ attributes }) => attributes['id']);
    for (const { folder } of activities) {
      for (const item of deep(rootOf(inner, `${folder}/grades.xml`), 'grade_item').filter((one) =>
        childOf(one, 'itemtype'),
      )) {
        expect(categories).toContain(textIn(item, 'categoryid'));
        expect(idsIn(inner, folder, 'grade_itemref')).toEqual([item.attributes['id']]);
      }
    }
  });

  test('links lead to activities of the file', () => {
    const texts = [...inner].filter(([path]) => path.endsWith('.xml')).map(([path]) => textOf(inner, path) ?? '');
    const links = texts.flatMap((text) => [...text.matchAll(/\$@([A-Z]+)VIEWBYID\*(\d+)@\$/g)]);
    for (const [, mod = '', cm = ''] of links) {
      expect(activities.map(({ folder }) => folder)).toContain(`activities/${mod.toLowerCase()}_${cm}`);
    }
  });
});

test('a test of scales alone is left out with a warning, and nothing waits for it', async () => {
  const scales = v.parse(testSchema, { ...smallCourse.tests[0], questions: [agreement.id] });
  const { inner, problems } = await backupOf({ ...smallCourse, tests: [scales, ...smallCourse.tests.slice(1)] });
  expect(activitiesIn(inner).map(({ kind }) => kind)).not.toContain('quiz');
  expect(problems).toContainEqual({
    code: 'moodle-backup/test-left-out',
    at: scales.id,
    severity: 'warning',
    values: { test: 'Pr\u00e9-test' },
  });
});

describe('a test that draws from the bank', () => {
  const { objective } = oilFire;
  const course = (count: number, over: object = {}): Course => {
    const questions = ['q-aa1b2c3d4e', 'q-ba1b2c3d4e', 'q-ca1b2c3d4e'].map((id) => ({
      ...oilFire,
      id: id as typeof oilFire.id,
      code: id as never,
    }));
    const blueprint = [{ objective, count }];
    const drawn = v.parse(testSchema, { ...smallCourse.tests[0], phase: 'm6', questions: [], blueprint, ...over });
    return { ...courseWith(...questions), tests: [drawn], forms: [] };
  };
  const slots = async (of: Course) => {
    const { inner } = await backupOf(of);
    const quiz = activitiesIn(inner).find(({ kind }) => kind === 'quiz');
    const root = rootOf(inner, `${quiz?.folder}/quiz.xml`);
    return [deep(root, 'question_set_reference').length, deep(root, 'question_reference').length];
  };

  test('is drawn by Moodle where the category holds more than is asked', async () => {
    expect(await slots(course(2))).toEqual([2, 0]);
  });

  test('has fixed questions where no attempt could begin, where it asks a level, and in a pair', async () => {
    expect(await slots(course(3))).toEqual([0, 3]);
    expect(await slots(course(2, { blueprint: [{ objective, count: 2, level: oilFire.level }] }))).toEqual([0, 2]);
    expect(await slots(course(2, { pair: 'e-1a1b2c3d4e' }))).toEqual([0, 2]);
  });
});
