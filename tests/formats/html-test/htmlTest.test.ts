import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import { single } from '#core/question/single/index';
import { composeTest } from '#core/test/compose';
import { testSchema } from '#core/test/schema';
import { say } from '#core/words';
import { htmlTest } from '#formats/html-test/write';
import { frenchWords } from '#i18n/words.ts';
import { courseWith, smallCourse } from '../../fixtures/courses.ts';
import { quiet } from '../../fixtures/means.ts';
import { acronym, agreement, freeText, gaps, oilFire, ratio } from '../../fixtures/questions.ts';
import { textsOf } from '../../fixtures/trees.ts';

const asked = [oilFire, gaps, acronym, ratio, freeText, agreement];
const course: Course = {
  ...courseWith(...asked),
  tests: [
    v.parse(testSchema, {
      ...smallCourse.tests[0],
      instructions: 'Lisez *chaque* question.',
      questions: asked.map(({ id }) => id),
      passShare: 60,
    }),
  ],
};

async function written(given: Course) {
  const result = await htmlTest.write(given, quiet());
  if (!result.ok) throw new Error('a sheet leaves out, it never fails');
  return { tree: textsOf(result.value), problems: result.problems };
}
const sheets = async (given: Course) => {
  const { tree } = await written(given);
  const [paper = '', key = ''] = tree.values();
  return { paper, key };
};

test('writes what golden/ shows: a test and, apart, its key', async () => {
  const { tree, problems } = await written(course);
  expect(problems).toEqual([]);
  expect([...tree.keys()]).toEqual(['secourisme-pre.html-test.html', 'secourisme-pre-corrige.html-test.html']);
  for (const [path, text] of tree) {
    // The style has a file of its own.
    await expect(text.replace(/<style>[\s\S]*<\/style>/, '<style></style>')).toMatchFileSnapshot(`golden/${path}`);
  }
});

test('the sheet for learners gives nothing away', async () => {
  const { paper: page } = await sheets(course);
  const paper = page.slice(page.indexOf('<body>'));
  for (const secret of ['Oui\u00a0: ', 'nv-right', 'formative</', '62,5', 'observable', 'n\u2019y jette jamais'])
    expect(paper).not.toContain(secret);
  expect(paper).toContain('/ 7');
  expect([...paper.matchAll(/nv-rule/g)].length).toBeGreaterThanOrEqual(freeText.lines);
});

test('the key says what is right, the shares, the remarks, what a corrector looks for', async () => {
  const { key } = await sheets(course);
  for (const said of [
    'La couverture',
    '50\u00a0%',
    '−100\u00a0%',
    'on étouffe',
    'formative',
    '62,5',
    'observable',
    'O-1.1',
    'Sans corrigé',
  ])
    expect(key).toContain(said);
});

test('a blueprint is drawn from the bank, as in every other format, and both sheets say so', async () => {
  const [first, second] = ['o-0a1b2c3d4e', 'o-1a1b2c3d4e'] as const;
  const blueprint = [
    { objective: first, count: 1, level: 'apply' },
    { objective: second, count: 3 },
  ];
  const planned = v.parse(testSchema, { ...smallCourse.tests[0], questions: [], blueprint });
  const { paper, key } = await sheets({ ...course, tests: [planned] });
  const drawnIds = composeTest(planned, course.questions);
  expect(drawnIds).toHaveLength(2);
  for (const { id, code } of course.questions) {
    expect(paper.includes(`${id}-stem`)).toBe(drawnIds.includes(id));
    expect(key.includes(code)).toBe(drawnIds.includes(id));
  }
  for (const sheet of [paper, key]) expect(sheet).toContain(say(frenchWords, 'paper.drawn'));
  expect(key).toMatch(/Plan de tirage : \S+ \(Appliquer\) : 1 sur 1, \S+ : 1 sur 3\./);
});

test('choices stand in the same order on both sheets, « aucune » last, and as written where order matters', async () => {
  const choices = ['aucune de ces réponses', 'un', 'deux', 'trois', 'quatre', 'cinq'].map((text, at) => ({
    id: `c-${at}a1b2c3d4e`,
    text,
    share: text === 'deux' ? 100 : 0,
  }));
  const order = (page: string) =>
    [...page.matchAll(/\b(aucune de ces réponses|un|deux|trois|quatre|cinq)</g)].map(([, text]) => text);
  const withOrder = async (shuffle: boolean) => {
    const { paper, key } = await sheets({
      ...course,
      ...{ questions: [v.parse(single.schema, { ...oilFire, choices, shuffle })] },
    });
    expect(order(key)).toEqual(order(paper));
    return order(paper);
  };
  const shuffledOrder = await withOrder(true);
  expect(shuffledOrder.at(-1)).toBe('aucune de ces réponses');
  expect(shuffledOrder.slice(0, -1)).not.toEqual(['un', 'deux', 'trois', 'quatre', 'cinq']);
  expect(await withOrder(false)).toEqual(choices.map(({ text }) => text));
});

test('nothing runs, nothing is fetched, and the policy knows the style', async () => {
  for (const sheet of Object.values(await sheets(course))) {
    const style = /<style>([\s\S]*)<\/style>/.exec(sheet)?.[1] ?? '';
    expect(sheet).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(sheet).not.toMatch(/<(script|input|select|textarea|button|form)\b|\sstyle=|https?:/);
  }
});

test('a test without questions is said; so is a course without tests', async () => {
  const empty = { ...course, tests: course.tests.map((one) => ({ ...one, questions: [] })) };
  expect((await written(empty)).problems.map(({ code }) => code)).toEqual([
    'html-test/no-question',
    'html-test/nothing-to-write',
  ]);
});
