import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import { long } from '#core/question/long/index';
import { multiple } from '#core/question/multiple/index';
import { numeric } from '#core/question/numeric/index';
import { short } from '#core/question/short/index';
import { single } from '#core/question/single/index';
import { escapeGift } from '#formats/gift/escape';
import { gift } from '#formats/gift/write';
import { courseWith, smallCourse } from '../../fixtures/courses.ts';
import { quiet } from '../../fixtures/means.ts';
import { acronym, agreement, firstWord, freeText, gaps, oilFire, ratio } from '../../fixtures/questions.ts';

const write = async (course: Course) => {
  const result = await gift.write(course, quiet());
  if (!result.ok) throw new Error('GIFT leaves out, it never fails');
  return { text: String(result.value.get('secourisme.gift.txt') ?? ''), problems: result.problems };
};

const report = v.parse(long.schema, { ...freeText, id: 'q-hk3m9x2ptd', code: 'Q-060' });

test('writes what golden/ shows', async () => {
  const { text, problems } = await write(courseWith(...smallCourse.questions, report));
  expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'info gift/form-items',
    'warning gift/guide-left-out',
    'info gift/settings-left-out',
  ]);
  await expect(text).toMatchFileSnapshot('golden/secourisme.gift.txt');
});

const withShares = (...shares: number[]) =>
  v.parse(single.schema, {
    ...oilFire,
    choices: shares.map((share, index) => ({ id: `c-${index}a1b2c3d4e`, text: `Choix ${index}`, share })),
  });

test.each([
  ['gift/type-left-out', agreement],
  ['gift/no-key', firstWord],
  ['gift/no-full-mark', withShares(50, 0)],
  ['gift/sum-not-100', v.parse(multiple.schema, { ...withShares(50, 30), type: 'multiple' })],
  ['gift/share-refused', withShares(100, 33)],
  ['gift/image-left-out', v.parse(single.schema, { ...oilFire, feedback: '![Un point](media/point.svg)' })],
  ['gift/sign-in-answer', v.parse(short.schema, { ...acronym, answers: [{ id: 'c-7a1b2c3d4e', text: 'a -> b' }] })],
])('%s: the question is left out with a warning that names it, the others are written', async (code, question) => {
  const { text, problems } = await write({ ...courseWith(ratio, question), forms: [] });
  expect(problems).toMatchObject([{ code, at: question.id, severity: 'warning', values: { question: question.code } }]);
  expect(text.match(/\[id:[^\]]*\]/g)).toEqual([`[id:${ratio.id}]`]);
});

test('a blank line stands between all questions and categories, and none inside', async () => {
  const { text } = await write(courseWith(oilFire, acronym, gaps, ratio, report));
  const parts = text.trimEnd().split('\n\n');
  expect(parts.length).toBe(5 + 3);
  expect(parts.every((part) => /^\$CATEGORY: |^\/\/ \[id:q-[^\n]*\n::[^]*\n\}$/.test(part))).toBe(true);
});

test('a question whose choices are all right stays a question with choices', async () => {
  const { text } = await write(courseWith(withShares(100, 100)));
  expect(text).toContain('\n=[markdown]Choix 0\n~%100%[markdown]Choix 1\n####');
});

test('a short answer that begins like a mark or a format stays an answer', async () => {
  const answers = ['%20% de moins', '[html]', '*'].map((text, at) => ({ id: `c-${at}a1b2c3d4e`, text }));
  const { text } = await write(courseWith(v.parse(short.schema, { ...acronym, answers })));
  expect(text).toContain('\n=%100%%20% de moins\n=[plain][html]\n=\\\\*\n}');
});

test('an arrow in a feedback does not make a matching question', async () => {
  const answers = [{ id: 'c-7a1b2c3d4e', text: 'a', feedback: 'a -> b' }];
  const { text } = await write(courseWith(v.parse(short.schema, { ...acronym, answers })));
  expect(text).toContain('=a#[markdown]a -&gt; b');
});

test('escaping and what Moodle does to undo it agree', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\\', '~', '=', '#', '{', '}', ':', '\n', 'n', 'a') }), (text) => {
      expect(unescapeAsMoodle(escapeGift(text))).toBe(text);
    }),
  );
});

const typed = fc.string({ unit: 'grapheme' }).filter((text) => text.trim() !== '');

test('nothing a person types becomes grammar', async () => {
  await fc.assert(
    fc.asyncProperty(typed, typed, typed, async (stem, text, feedback) => {
      const choices = [
        { ...oilFire.choices[0], text, feedback },
        { ...oilFire.choices[3], text },
      ];
      const question = v.parse(single.schema, { ...oilFire, code: text, stem, choices, tags: [feedback] });
      const { text: written } = await write({
        ...courseWith(question),
        needs: { ...smallCourse.needs, competencies: [] },
      });
      const body = written.slice(written.indexOf('\n::'));
      expect(body.replace(/\\./gsu, '').replace(/[^\n{}=~#:]/gu, '')).toBe('\n::::{\n=#\n~\n####\n}\n');
    }),
  );
});

test('nothing typed into a short answer or a number becomes grammar', async () => {
  await fc.assert(
    fc.asyncProperty(typed, typed, async (one, two) => {
      const answers = [{ id: 'c-7a1b2c3d4e', text: one.replace(/['\u2019\u02bc]|->|&&/g, 'x'), feedback: two }];
      const shorts = v.parse(short.schema, { ...acronym, accentsMatter: true, stem: two, answers });
      const number = v.parse(numeric.schema, { ...ratio, unit: one, wrongFeedback: two, feedback: undefined });
      const { text } = await write(courseWith(shorts, number));
      const bodies = text
        .split('\n\n')
        .filter((part) => part.startsWith('//'))
        .map((part) => part.trimEnd());
      const grammar = bodies.map((body) =>
        body
          .slice(body.indexOf('\n::'))
          .replace(/\\./gsu, '')
          .replace(/[^\n{}=~#:]/gu, ''),
      );
      expect(grammar).toEqual(['\n::::{\n=#\n}', '\n::::{#\n=:\n~#\n}']);
    }),
  );
});

/** `escapedchar_pre` and `escapedchar_post` of Moodle's `question/format/gift/format.php`, in our words. */
function unescapeAsMoodle(text: string): string {
  const signs = [':', '#', '=', '{', '}', '~', 'n'];
  let read = text.replaceAll('\\\\', '\u0001');
  signs.forEach((sign, at) => (read = read.replaceAll(`\\${sign}`, String.fromCharCode(0x10 + at))));
  read = read.replaceAll('\u0001', '\\');
  signs.forEach((sign, at) => (read = read.replaceAll(String.fromCharCode(0x10 + at), sign === 'n' ? '\n' : sign)));
  return read;
}
