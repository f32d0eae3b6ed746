import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { composeTest, drawn } from '#core/test/compose';
import { testProblems } from '#core/test/checks';
import { testSchema } from '#core/test/schema';
import { smallCourse } from '../../fixtures/courses';
import { acronym, alertSteps, extinguishers, fireClass, freeText, gaps, oilFire } from '../../fixtures/questions';
import { outlineOf } from '#tasks/outline';

const bank = [oilFire, gaps, acronym, freeText, fireClass, extinguishers, alertSteps];
const test1 = v.parse(testSchema, {
  id: 'e-2a1b2c3d4e',
  code: 'T-1',
  title: 'Tirage',
  phase: 'during',
  blueprint: [
    { objective: 'o-0a1b2c3d4e', count: 2, level: 'apply' },
    { objective: 'o-0a1b2c3d4e', count: 2 },
    { objective: 'o-1a1b2c3d4e', count: 3 },
  ],
});

test('each line gives its count, of its level, each question once; what has no key is not drawn', () => {
  const lines = drawn(test1, bank);
  expect(lines.map(({ questions }) => questions.length)).toEqual([2, 2, 1]);
  expect(lines[0]?.questions.every(({ level }) => level === 'apply')).toBe(true);
  const ids = composeTest(test1, bank);
  expect(new Set(ids).size).toBe(5);
  expect(ids).not.toContain(freeText.id);
});

test('ids and the seed decide, the order of the bank does not', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(bank, { minLength: bank.length }), fc.nat(1000), (shuffledBank, seed) => {
      expect(composeTest(test1, shuffledBank, seed)).toEqual(composeTest(test1, bank, seed));
    }),
  );
  const draws = new Set(Array.from({ length: 20 }, (_, seed) => composeTest(test1, bank, seed).join()));
  expect(draws.size).toBeGreaterThan(1);
});

test('a list stays as it is', () => {
  const listed = v.parse(testSchema, { ...test1, blueprint: undefined, questions: [gaps.id, oilFire.id] });
  expect(composeTest(listed, bank)).toEqual([gaps.id, oilFire.id]);
});

test('a bank too small is told, and a draw in a pre/post pair', () => {
  const [pre, quiz] = smallCourse.tests;
  const tests = [{ ...pre!, pair: test1.id }, quiz!, { ...test1, questions: [...composeTest(test1, bank)] }];
  const problems = testProblems({ ...outlineOf({ ...smallCourse, tests }), questions: bank });
  expect(problems.map(({ code, values }) => [code, values?.['found']])).toEqual([
    ['test/pair-drawn', undefined],
    ['test/blueprint-short', 1],
  ]);
});
