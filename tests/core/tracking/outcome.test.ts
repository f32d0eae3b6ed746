import { expect, test } from 'vitest';
import { lessonStatusOf } from '#core/tracking/cmi12';
import { marksOf, missingIn, outcomeOf } from '#core/tracking/outcome';
import { freshProgress } from '#core/tracking/pack';
import { withAnswer, withPageEnded, withQuizHandedIn, withQuizRetaken } from '#core/tracking/progress';
import { shuffled } from '#core/tracking/shuffle';
import { layout } from './fixtures';

const fresh = freshProgress(layout, 1);
const read = [0, 1, 2].reduce(withPageEnded, fresh);
const right = [
  'c-0000000000',
  ['c-0000000000', 'c-0000000002'],
  'LA CAISSE',
  '2,45',
  'c-0000000001',
  'Un récit',
  'false',
  ['c-0000000002', 'c-0000000001', 'c-0000000000'],
  ['c-0000000000', 'c-0000000001', 'c-0000000002', 'c-0000000003'],
  ['CAISSE', '2,5', 'c-0000000001'],
];
const answered = right.reduce(
  (progress, response, index) => withAnswer(progress, index + 1, { response, checked: true }),
  read,
);

test('complete only when every page reached its end and the quiz is handed in; no score before', () => {
  expect(outcomeOf(read, layout)).toEqual({ complete: false });
  expect(outcomeOf(withQuizHandedIn(fresh, 100), layout)).toEqual({ complete: false });
  expect(outcomeOf(withQuizHandedIn(read, 100), layout)).toEqual({ complete: true, score: 100, passed: true });
});

test('a module without a quiz has no score', () => {
  const { pages, slots } = layout;
  expect(outcomeOf(read, { pages, slots })).toEqual({ complete: true });
});

test('points count by weight, partly right counts in part, what has no key does not count', () => {
  expect(marksOf(answered, layout)).toEqual({ points: 14, most: 14, score: 100, dontKnow: 0 });
  expect(marksOf(withAnswer(answered, 2, { response: ['c-0000000002'], checked: true }), layout)).toEqual({
    points: 13,
    most: 14,
    score: 92.86,
    dontKnow: 0,
  });
  expect(marksOf(fresh, layout)).toEqual({ points: 0, most: 14, score: 0, dontKnow: 0 });
});

test('« Je ne sais pas » is an answer, worth nothing and counted apart; a hint takes its penalty', () => {
  const unsure = withAnswer(answered, 2, { response: ['dont-know'], checked: true });
  expect(missingIn(unsure, layout)).toEqual([]);
  expect(marksOf(unsure, layout)).toMatchObject({ points: 12, dontKnow: 1 });
  const helped = withAnswer(answered, 1, { response: 'c-0000000000', checked: true, hints: 3 });
  expect(marksOf(helped, layout)).toMatchObject({ points: 13.7, most: 14 });
});

test('a question marked to come back to, or one with a hint opened, still waits for an answer', () => {
  expect(missingIn(withAnswer(answered, 3, { checked: false, flagged: true, hints: 1 }), layout)).toEqual([3]);
});

test('what waits for an answer is named, practice is not asked for', () => {
  expect(missingIn(fresh, layout)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(missingIn(answered, layout)).toEqual([]);
  expect(missingIn(withAnswer(answered, 3, { response: '  ', checked: false }), layout)).toEqual([3]);
});

test('another try wipes the graded answers only; the best score stays', () => {
  const practised = withAnswer(answered, 0, { response: 'c-0000000001', checked: true });
  const again = withQuizRetaken(withQuizHandedIn(practised, 90), layout);
  expect(again.answers.filter(Boolean)).toEqual([{ response: 'c-0000000001', checked: true }]);
  expect(outcomeOf(withQuizHandedIn(again, 20), layout)).toEqual({ complete: true, score: 90, passed: true });
});

test.each([
  [{ complete: false }, '', 'incomplete'],
  [{ complete: false }, 'not attempted', 'incomplete'],
  [{ complete: false }, 'passed', 'passed'],
  [{ complete: true }, 'incomplete', 'completed'],
  [{ complete: true, score: 20, passed: false }, 'incomplete', 'failed'],
  [{ complete: true, score: 20, passed: false }, 'passed', 'passed'],
  [{ complete: true, score: 90, passed: true }, 'failed', 'passed'],
  [{ complete: true }, 'nonsense', 'completed'],
])('status never goes back: %j after « %s » is %s', (outcome, before, now) => {
  expect(lessonStatusOf(outcome, before)).toBe(now);
});

test('the same seed gives the same order, another one another; nothing is lost', () => {
  const items = Array.from({ length: 12 }, (_, index) => index);
  expect(shuffled(items, 7, 'q-1')).toEqual(shuffled(items, 7, 'q-1'));
  expect(shuffled(items, 7, 'q-1')).not.toEqual(shuffled(items, 8, 'q-1'));
  expect(shuffled(items, 7, 'q-1').sort((a, b) => a - b)).toEqual(items);
});

test('every place is as likely for every item', () => {
  const first = [0, 0, 0, 0];
  for (let seed = 0; seed < 4000; seed += 1) first[shuffled([0, 1, 2, 3], seed, 'q-7k3m9x2ptd')[0] ?? 0]! += 1;
  for (const times of first) expect(Math.abs(times - 1000)).toBeLessThan(150);
});
