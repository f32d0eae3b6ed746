import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { playerData } from '#blocks/playerData';
import { grade, gradingOf, isKeyed, optionsOf } from '#core/question/grading';
import { type Question, questionSchema, typeOf } from '#core/question/index';
import { type Key, questionFrom } from '#core/question/key';
import type { Response } from '#core/question/questionType';
import { interactionElements } from '#core/tracking/cmi12';
import { cmi12Of } from '#core/tracking/cmi12Question';
import {
  acronym,
  agreement,
  alertSteps,
  emergencyCall,
  extinguishers,
  fireClass,
  freeText,
  gaps,
  oilFire,
  ratio,
  unsure,
} from '../../fixtures/questions';

const asked: readonly Question[] = [
  oilFire,
  gaps,
  fireClass,
  acronym,
  ratio,
  extinguishers,
  alertSteps,
  emergencyCall,
  unsure,
  freeText,
  agreement,
];

const keyOf = (question: Question): Key =>
  (JSON.parse(playerData([question], {})) as { questions: Record<string, Key> }).questions[question.id] as Key;

/** As it travels: no text, no feedback, and what its page shows. */
const slim = (question: Question): Question =>
  questionFrom(question.id, question.type, optionsOf(question), keyOf(question));

const rightAnswers: readonly (readonly [Question, Response])[] = [
  [oilFire, 'c-0a1b2c3d4e'],
  [gaps, ['c-5a1b2c3d4e', 'c-4a1b2c3d4e']],
  [fireClass, 'false'],
  [acronym, 'FORMATIVE'],
  [ratio, '62,5'],
  [extinguishers, ['c-ma1b2c3d4e', 'c-na1b2c3d4e', 'c-ma1b2c3d4e']],
  [alertSteps, alertSteps.items.map(({ id }) => id)],
  [emergencyCall, ['Pompiers', '18', 'c-za1b2c3d4e']],
  [unsure, 'c-2b1b2c3d4e'],
];

test.each(rightAnswers.map(([question, response]) => ({ question, response, type: question.type })))(
  '$type: the right answer earns the full mark, here and in a package',
  ({ question, response }) => {
    expect(grade(question, response)).toBe(1);
    expect(grade(slim(question), response)).toBe(1);
  },
);

test('every type that can be marked has its right answer above', () => {
  const marked = new Set(rightAnswers.map(([question]) => question.id));
  expect(asked.filter((question) => isKeyed(question) && !marked.has(question.id))).toEqual([]);
});

const responses = (question: Question): fc.Arbitrary<unknown> => {
  const part = fc.oneof(fc.constantFrom(...optionsOf(question), ''), fc.string({ maxLength: 12 }), fc.constant('18'));
  return fc.oneof(part, fc.array(part, { maxLength: 6 }), fc.constant(undefined));
};
const pairs = fc.constantFrom(...asked).chain((question) => fc.tuple(fc.constant(question), responses(question)));

test('whatever is answered, a mark stands between -1 and 1, or there is none', () => {
  fc.assert(
    fc.property(pairs, ([question, response]) => {
      const mark = grade(question, response) ?? 0;
      expect(mark).toBeGreaterThanOrEqual(-1);
      expect(mark).toBeLessThanOrEqual(1);
      for (const part of gradingOf(question).parts?.(question, response ?? []) ?? []) {
        expect(part ?? 0).toBeGreaterThanOrEqual(0);
        expect(part ?? 0).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('what travels is marked and described as the whole question', () => {
  fc.assert(
    fc.property(pairs, ([question, response]) => {
      const travelling = slim(question);
      expect(grade(travelling, response)).toBe(grade(question, response));
      expect(optionsOf(travelling)).toHaveLength(optionsOf(question).length);
      const given = { response: (response ?? '') as Response, mark: undefined, latency: 0 };
      const cmi = cmi12Of(question);
      expect(interactionElements(0, { ...given, question: { ...travelling, cmi } }, '')).toEqual(
        interactionElements(0, { ...given, question: { ...question, cmi } }, ''),
      );
    }),
  );
});

test('what travels tells no text', () => {
  for (const question of asked) {
    const travelling = JSON.stringify(keyOf(question));
    for (const text of typeOf(question).texts(question)) if (text) expect(travelling).not.toContain(text);
    expect(travelling).not.toContain('stem');
  }
});

test('each hint takes its penalty, never below nothing, and never gives back a malus', () => {
  expect(grade(fireClass, 'false', 1)).toBe(0.75);
  expect(grade(fireClass, 'false', 2)).toBe(0.5);
  expect(grade(fireClass, 'true', 2)).toBe(0);
  expect(grade({ ...fireClass, penalty: 100 }, 'false', 2)).toBe(0);
  expect(grade(oilFire, 'c-1a1b2c3d4e', 3)).toBe(-1);
});

test('« Je ne sais pas » is worth nothing: neither a share nor a malus', () => {
  expect(grade(unsure, 'dont-know')).toBe(0);
  expect(grade(fireClass, 'dont-know')).toBe(0);
  expect(grade(gaps, ['dont-know'])).toBe(0);
});

test('partly right: the share of pairs, of places, of the points of gaps', () => {
  expect(grade(extinguishers, ['c-ma1b2c3d4e', 'c-qa1b2c3d4e', ''])).toBeCloseTo(1 / 3);
  const [first, second, ...rest] = alertSteps.items.map(({ id }) => id);
  expect(grade(alertSteps, [second, first, ...rest])).toBe(0.5);
  expect(grade(emergencyCall, ['', '18,0', 'c-0b1b2c3d4e'])).toBe(0.375);
});

test('accents and capitals in a gap count as the question says', () => {
  const strict = v.parse(questionSchema, { ...emergencyCall, caseMatters: true });
  expect(gradingOf(strict).parts?.(strict, ['Pompiers', '', ''])).toEqual([0, 0, 0]);
});
