import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { Course } from '#blocks/course';
import { textOf } from '#core/fileTree';
import { plain, rich } from '#core/text';
import { html } from '#formats/html/write';
import { scorm12 } from '#formats/scorm12/write';
import { unitsOf } from '#formats/unit';
import { smallCourse } from '../../fixtures/courses';
import { quiet } from '../../fixtures/means';
import { idlePlayer } from '../../fixtures/player';
import { oilFire } from '../../fixtures/questions';

const means = quiet({ player: idlePlayer });

async function treeOf(course: Course, format = html) {
  const result = await format.write(course, means);
  if (!result.ok) throw new Error('a package leaves out, it never fails');
  return { tree: result.value, problems: result.problems };
}
const pageOf = async (course: Course, unit = 'm1') =>
  textOf((await treeOf(course)).tree, `${course.name}-${unit}.html.zip/index.html`) ?? '';

test('writes what golden/ shows: a module with its pages and quiz, and a pre-test', async () => {
  const { tree, problems } = await treeOf(smallCourse);
  expect(problems).toEqual([]);
  expect([...tree.keys()]).toEqual(['secourisme-m1.html.zip/index.html', 'secourisme-pre.html.zip/index.html']);
  for (const [path, text] of tree) await expect(text).toMatchFileSnapshot(`golden/${path}`);
});

test('the same course gives the same bytes', async () => {
  expect([...(await treeOf(smallCourse)).tree]).toEqual([...(await treeOf(smallCourse)).tree]);
});

test('a unit is a module with pages or a quiz, or a test that stands alone; the name is its code', () => {
  expect(unitsOf(smallCourse).map(({ name, pages, test: quiz }) => [name, pages.length, quiz?.code])).toEqual([
    ['m1', 2, 'T-M1'],
    ['pre', 0, 'PRE'],
  ]);
});

test('a second quiz in a module is left out, and said', async () => {
  const [module] = structuredClone(smallCourse.design.modules);
  const [activity] = module?.sequences[0]?.activities ?? [];
  const [, quiz] = smallCourse.tests;
  if (!module || !activity || !quiz) throw new Error('the fixture has a module with a quiz');
  module.sequences[0]?.activities.push({ ...activity, id: 'a-9a1b2c3d4e', pages: [], test: 'e-9a1b2c3d4e' });
  const more = { ...quiz, id: 'e-9a1b2c3d4e' as const, title: v.parse(plain, 'Autre quiz') };
  const course = {
    ...smallCourse,
    design: { ...smallCourse.design, modules: [module] },
    tests: [...smallCourse.tests, more],
  };
  expect((await treeOf(course)).problems).toMatchObject([
    { code: 'package/quiz-left-out', at: 'e-9a1b2c3d4e', severity: 'warning', values: { test: 'Autre quiz' } },
  ]);
});

test('a course without pages or tests gives no package, and a warning', async () => {
  const { tree, problems } = await treeOf({
    ...smallCourse,
    design: { ...smallCourse.design, modules: [] },
    tests: [],
  });
  expect(tree.size).toBe(0);
  expect(problems).toMatchObject([{ code: 'package/nothing-to-write', severity: 'warning' }]);
});

test('a question that is practised and graded has two cards with ids and names of their own', async () => {
  const page = await pageOf(smallCourse);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining([oilFire.id, `${oilFire.id}-2`]));
  expect(page).toContain(
    `<nv-question id="${oilFire.id}-2" data-type="single"><div class="nv-q" role="group" aria-labelledby="${oilFire.id}-2-stem"`,
  );
  expect(page).toContain(`name="${oilFire.id}-2"`);
});

test('only this script and this style may run: their hashes are those of what stands in the page', async () => {
  const page = await pageOf(smallCourse);
  const hashOf = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
  const script = /<script>([^]*?)<\/script>/.exec(page)?.[1];
  expect(policy).toContain(`script-src ${hashOf(script)}`);
  expect(policy).toContain(`style-src ${hashOf(/<style>([^]*?)<\/style>/.exec(page)?.[1])}`);
});

test('a test without correction shows no key', async () => {
  expect(await pageOf(smallCourse, 'pre')).not.toContain('nv-key');
});

test('media that are shown travel, under names that every system reads; the others stay', async () => {
  const media = new Map([
    ['media/Schéma n° 1.svg', '<svg/>'],
    ['media/schema-n-1.svg', '<svg/>'],
    ['media/autre.svg', '<svg/>'],
  ]);
  const stem = v.parse(rich, '![a](<media/Schéma n° 1.svg>) ![b](media/schema-n-1.svg)');
  const { tree } = await treeOf({ ...smallCourse, media, questions: [{ ...oilFire, stem }] });
  const files = [...tree.keys()].filter((path) => path.startsWith('secourisme-m1.html.zip/media/'));
  expect(files).toEqual([
    'secourisme-m1.html.zip/media/Schema-n-1.svg',
    'secourisme-m1.html.zip/media/schema-n-1-2.svg',
  ]);
  for (const path of files) expect(textOf(tree, 'secourisme-m1.html.zip/index.html')).toContain(path.split('.zip/')[1]);
});

const typed = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '</script>',
      ']]>',
      '<!--',
      '"\'>',
      '<img src=x onerror=alert(1)>',
      '&amp;',
      '</style><script>',
      '\u2028',
    ),
  )
  .filter((text) => text.trim() !== '');

test('nothing a person types breaks a package', async () => {
  const shape = (page: string) => page.match(/<\/?(?:script|style|section|main|body|html|nv-question)\b/g);
  const usual = shape(await pageOf(smallCourse));
  await fc.assert(
    fc.asyncProperty(typed, typed, typed, async (title, stem, feedback) => {
      const safe = v.parse(plain, title);
      const question = { ...oilFire, stem: v.parse(rich, stem), feedback: v.parse(rich, feedback), code: safe };
      const lessons = smallCourse.lessons.map((lesson) => ({ ...lesson, title: safe }));
      const questions = smallCourse.questions.map((old) => (old.id === oilFire.id ? question : old));
      const course = { ...smallCourse, meta: { ...smallCourse.meta, title: safe }, lessons, questions };
      const page = await pageOf(course);
      expect(shape(page)).toEqual(usual);
      const data = /id="nv-data">([^]*?)<\/script>/.exec(page)?.[1] ?? '';
      expect(JSON.parse(data)).toMatchObject({ questions: { [oilFire.id]: { shares: [100, -100, 50, 0] } } });
      const manifest = textOf((await treeOf(course, scorm12)).tree, 'secourisme-m1.scorm12.zip/imsmanifest.xml') ?? '';
      XmlDocument.fromString(manifest).dispose();
    }),
    { numRuns: 60 },
  );
});
