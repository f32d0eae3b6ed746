import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { renderRich, toHtml } from '#blocks/render';
import type { Problem, Result } from '#core/problem';
import type { Question } from '#core/question/index';
import { matching } from '#core/question/matching/index';
import { short } from '#core/question/short/index';
import { single } from '#core/question/single/index';
import { trueFalse } from '#core/question/true-false/index';
import { readGift } from '#formats/gift/read';
import { gift } from '#formats/gift/write';
import type { ReadQuestions } from '#formats/reading/reading';
import { line } from '../../blocks/arbitraries.ts';
import { context } from '../../blocks/samples.ts';
import { courseWith } from '../../fixtures/courses.ts';
import { desk } from '../../fixtures/desk.ts';
import { quiet } from '../../fixtures/means.ts';
import { acronym, extinguishers, fireClass, freeText, gaps, oilFire, ratio, unsure } from '../../fixtures/questions.ts';

const read = (text: string) => readGift(new TextEncoder().encode(text), desk({ file: 'banque.txt' }));

function whole(result: Result<ReadQuestions>): ReadQuestions & { readonly problems: readonly Problem[] } {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ...result.value, problems: result.problems };
}
const one = (text: string): Question => {
  const { questions, problems } = whole(read(text));
  expect(problems).toEqual([]);
  expect(questions).toHaveLength(1);
  return questions[0]!;
};

async function written(...questions: Question[]): Promise<string> {
  const result = await gift.write({ ...courseWith(...questions), forms: [] }, quiet());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return String(result.value.get('secourisme.gift.txt'));
}

/** Without what GIFT has no room for. */
const sayable = (question: Question): unknown =>
  JSON.parse(
    JSON.stringify(question, (key, value: unknown) => {
      if (key === 'id' && String(value).startsWith('c-')) return undefined;
      return ['points', 'shuffle', 'guide', 'lines'].includes(key) ? undefined : value;
    }),
  );

test('what was written comes back', async () => {
  const { questions, problems } = whole(read(await written(oilFire, gaps, acronym, ratio, freeText)));
  expect(problems).toEqual([]);
  expect(questions.map(sayable)).toEqual([oilFire, acronym, gaps, ratio, freeText].map(sayable));
});

test('so do true or false, matches and « Je ne sais pas »', async () => {
  const pairs = extinguishers.pairs.map((pair) => ({ ...pair, right: pair.right.replace('->', '=>') }));
  const match = v.parse(matching.schema, { ...extinguishers, pairs });
  const { hints: _, ...statement } = fireClass;
  const asked = { ...statement, penalty: 10 };
  const third = v.parse(trueFalse.schema, {
    ...asked,
    id: 'q-0000000000',
    code: 'Q-300',
    answer: true,
    dontKnow: true,
  });
  const bank = [asked, match, unsure, third];
  const { questions, problems } = whole(read(await written(...bank)));
  expect(problems).toEqual([]);
  expect(questions.map(sayable)).toEqual(bank.map(sayable));
});

const shown = (rich: string) =>
  toHtml(renderRich(rich, { ...context(), lang: 'en' }))
    .replace(/\s+/g, ' ')
    .replaceAll('\u2019', "'");

test('nothing that a person types is lost on the way', async () => {
  await fc.assert(
    fc.asyncProperty(line, line, line, async (stem, text, feedback) => {
      fc.pre([stem, text, feedback].every((rich) => !/<!--|<\/?[a-zA-Z]|\]\(|\[\^|!\[/.test(rich)));
      const choices = [
        { ...oilFire.choices[0], text, feedback },
        { ...oilFire.choices[1], text: 'autre' },
      ];
      const question = v.parse(single.schema, { ...oilFire, stem, choices });
      const [back] = whole(read(await written(question))).questions;
      if (back?.type !== 'single') throw new Error('a single choice comes back');
      expect(shown(back.stem)).toBe(shown(question.stem));
      expect(shown(back.choices[0]?.text ?? '')).toBe(shown(text.trim()));
      expect(shown(back.choices[0]?.feedback ?? '')).toBe(shown(feedback.trim()));
    }),
  );
});

test('nor in an answer of plain text', async () => {
  await fc.assert(
    fc.asyncProperty(line, async (text) => {
      const answer = text.trim().replace(/\s+/g, ' ').normalize('NFC');
      fc.pre(!/->|&&\d{3};/.test(answer));
      const question = v.parse(short.schema, { ...acronym, answers: [{ id: 'c-7a1b2c3d4e', text: answer }] });
      const [back] = whole(read(await written(question))).questions;
      expect(back).toMatchObject({ type: 'short', answers: [{ text: answer, share: 100 }] });
    }),
  );
});

test.each<[string, string, object]>([
  [
    'a choice',
    '::MC::[html]<p>Quel signe \\= ?</p>{\n =égal #oui\n ~%50%presque\n ~autre #non\n ####Voilà.\n}',
    {
      type: 'single',
      code: 'MC',
      stem: 'Quel signe = ?',
      feedback: 'Voilà.',
      choices: [
        { text: 'égal', share: 100, feedback: 'oui' },
        { text: 'presque', share: 50 },
        { text: 'autre', share: 0, feedback: 'non' },
      ],
    },
  ],
  [
    'several answers',
    'Deux à prendre {~%50%a ~%50%b ~%-100%c}',
    {
      type: 'multiple',
      code: 'Deux à prendre',
      choices: [{ share: 50 }, { share: 50 }, { share: -100 }],
    },
  ],
  [
    'true or false',
    '::TF:: La Terre est ronde. {TRUE#non#oui####fin}',
    { type: 'true-false', answer: true, trueFeedback: 'oui', falseFeedback: 'non', feedback: 'fin' },
  ],
  ['false', 'Plate {F}', { type: 'true-false', answer: false }],
  [
    'an order, as Moodle writes it',
    'Rangez {>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\nun\n[html]<b>deux</b>\ntrois \\: fin\n}',
    { type: 'ordering', items: [{ text: 'un' }, { text: '**deux**' }, { text: 'trois : fin' }] },
  ],
  [
    'a match',
    'Qui ? {=[html]<b>a</b> -> 1 =b -> 2 = -> 3}',
    {
      type: 'matching',
      pairs: [
        { left: '**a**', right: '1' },
        { left: 'b', right: '2' },
      ],
      distractors: [{ text: '3' }],
    },
  ],
  [
    'a short answer',
    '::SA:: Capitale {=Rome#oui =%50%Roma#presque}',
    {
      type: 'short',
      answers: [
        { text: 'Rome', share: 100, feedback: 'oui' },
        { text: 'Roma', share: 50 },
      ],
    },
  ],
  ['an answer without sign', 'Capitale {Rome}', { type: 'short', answers: [{ text: 'Rome' }] }],
  ['a number', 'Pi {#3.14:0.01}', { type: 'numeric', answer: 3.14, tolerance: 0.01 }],
  ['a number with a comma', 'Pi {#3,14:0,01}', { type: 'numeric', answer: 3.14, tolerance: 0.01 }],
  ['a range', 'Entre {#1..5}', { type: 'numeric', answer: 3, tolerance: 2 }],
  ['a negative range', 'Entre {#-5..-1}', { type: 'numeric', answer: -3, tolerance: 2 }],
  ['a text to write', 'Racontez. {}', { type: 'long' }],
  ['a missing word', 'Le {=chat ~chien} dort.', { type: 'single', stem: 'Le \\_\\_\\_\\_\\_ dort.' }],
  [
    'Markdown',
    '::M::[markdown]Un **mot** {=[plain]*a* ~[html]<b>b</b>}',
    {
      stem: 'Un **mot**',
      choices: [{ text: '\\*a\\*' }, { text: '**b**' }],
    },
  ],
  [
    'Markdown with HTML in it',
    '[markdown]Un *mot* <span style="color:red">rouge</span><script>x</script> {=a ~b}'.replace(
      '<script>x</script>',
      '',
    ),
    {
      stem: 'Un *mot* rouge',
    },
  ],
  [
    'an id and tags',
    '// [id:q-7k3m9x2ptd] [tag:O-1.2] [tag:Comprendre] [tag:un \\]]\n::Q-045 – Quoi::Quoi ? {=a ~b}',
    {
      id: 'q-7k3m9x2ptd',
      code: 'Q-045',
      objective: 'o-1a1b2c3d4e',
      level: 'understand',
      tags: ['un ]'],
    },
  ],
])('%s', (_, text, expected) => {
  expect(one(text)).toMatchObject(expected);
});

test('blank lines inside braces, comments, no blank line before the next question', () => {
  const { questions, problems } = whole(
    read('::a:: Un {\n\n=x\n\n~y\n}\n::b:: Deux {=x\n// un mot\n~y}\n// fin\n\n::c:: Trois {=x ~y}'),
  );
  expect(problems).toEqual([]);
  expect(questions.map(({ code }) => code)).toEqual(['a', 'b', 'c']);
  expect(questions.every((question) => question.type === 'single' && question.choices.length === 2)).toBe(true);
});

test.each([
  ['an open brace', '::b:: Deux {=x ~y', 'gift/braces'],
  ['a brace that closes nothing', '::b:: Deux =x ~y}', 'gift/braces'],
  ['two pairs', '::b:: Deux {=x ~y} et {=x ~y}', 'gift/braces'],
  ['no right answer', '::b:: Deux {~x ~y}', 'import/question-left-out'],
  ['no answer to type', '::b:: Deux {#}', 'import/question-left-out'],
  ['a match of one', '::b:: Deux {=x -> 1}', 'import/question-left-out'],
  ['no braces', '::b:: Deux', 'import/type-left-out'],
])('%s in the middle: named with its line, the others are read', (_, text, code) => {
  const { questions, problems } = whole(read(`::a:: Un {=x ~y}\n\n${text}\n\n::c:: Trois {=x ~y}\n`));
  expect(questions.map((question) => question.code)).toEqual(['a', 'c']);
  expect(problems).toMatchObject([{ code, at: 'banque.txt:3', severity: 'warning', values: { question: 'b' } }]);
});

test('categories, CRLF and a mark at the beginning', () => {
  const { questions, categories } = whole(
    read(
      '\ufeff$CATEGORY: $course$/top/C02 Besoin\r\n\r\n::a:: Un {=x ~y}\r\n\r\n$CATEGORY: $course$/top/Autre\r\n::b:: Deux {=x ~y}\r\n',
    ),
  );
  expect(categories).toMatchObject([{ competency: 'y-1a1b2c3d4e' }, { path: ['Autre'] }]);
  expect(questions.map(({ code, tags }) => [code, tags])).toEqual([
    ['a', undefined],
    ['b', ['Autre']],
  ]);
});

test('any text is answered', () => {
  const piece = fc.constantFrom(
    '::',
    '{',
    '}',
    '=',
    '~',
    '#',
    '\\',
    '->',
    '%50%',
    '\n',
    '\n\n',
    '//',
    '$CATEGORY:',
    '[html]',
    'a',
    'T',
    '..',
    '####',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(read(pieces.join('')).problems).toBeDefined();
    }),
    { numRuns: 500 },
  );
});

const sample = '../shared/moodle-samples/own.gift.txt';
test.skipIf(!existsSync(sample))('a file of every kind says what it left (skipped without ../shared)', () => {
  const { questions, problems } = whole(read(readFileSync(sample, 'utf8')));
  expect(questions.length + problems.filter(({ code }) => code === 'import/type-left-out').length).toBe(11);
});
