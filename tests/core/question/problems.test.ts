import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type Question, questionSchema, typeOf } from '#core/question/index';
import { acronym, emergencyCall, extinguishers, fireClass, oilFire } from '../../fixtures/questions';
import { frenchWords } from '#i18n/words.ts';

const told = (value: unknown) => {
  const question: Question = v.parse(questionSchema, value);
  return typeOf(question)
    .problems(question)
    .map(({ code, values }) =>
      [code, values?.['gap'] ?? values?.['text']].filter((part) => part !== undefined).join(' '),
    );
};

const { gaps } = emergencyCall;

test.each<[string, unknown, readonly string[]]>([
  ['sound', emergencyCall, []],
  ['sound', extinguishers, []],
  ['no right choice', { ...oilFire, choices: oilFire.choices.slice(1) }, ['question/no-right-choice']],
  ['no right answer', { ...acronym, answers: acronym.answers.slice(2) }, ['question/no-right-answer']],
  [
    'a gap that the text has not',
    { ...emergencyCall, stem: 'Au [[2]], nombre de [[3]].' },
    ['question/gap-without-place 1'],
  ],
  ['a place without a gap', { ...emergencyCall, gaps: gaps.slice(0, 2) }, ['question/place-without-gap 3']],
  ['a gap twice', { ...emergencyCall, stem: '[[1]] [[2]] [[3]] [[3]]' }, ['question/gap-twice 3']],
  ['written with backslashes', { ...emergencyCall, stem: '\\[\\[1]] [[2]] \\[[3\\]\\]' }, []],
  [
    'nothing right in a gap',
    { ...emergencyCall, gaps: [{ ...gaps[0], answers: [{ text: 'secours', share: 50 }] }, ...gaps.slice(1)] },
    ['question/gap-without-right-answer 1'],
  ],
  [
    'a distractor that is right',
    { ...extinguishers, distractors: [{ id: 'c-0000000000', text: 'Eau pulvérisée' }] },
    ['question/distractor-twice Eau pulvérisée'],
  ],
])('%s', (_name, value, codes) => expect(told(value)).toEqual(codes));

test('sixty choices are refused, and so are two items to order', () => {
  const choices = Array.from({ length: 60 }, (_, index) => ({
    id: `c-00000000${index + 10}`,
    text: `Choix ${index}`,
    share: 0,
  }));
  expect(v.safeParse(questionSchema, { ...oilFire, choices }).success).toBe(false);
});

test('a statement is as well two choices, with ids that stay', () => {
  const type = typeOf(fireClass);
  const choices = type.simpler(fireClass, frenchWords);
  expect(choices).toMatchObject({
    type: 'single',
    shuffle: false,
    choices: [
      { text: 'Vrai', share: 0 },
      { text: 'Faux', share: 100 },
    ],
  });
  expect(v.parse(questionSchema, choices)).toEqual(choices);
});
