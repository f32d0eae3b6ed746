import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interactionElements, scoreElements, timespan } from '#core/tracking/cmi12';
import type { Response } from '#core/tracking/layout';
import { grade } from '#core/question/grading';
import type { Question } from '#core/question/index';
import { cmi12Of } from '#core/tracking/cmi12Question';
import {
  agency,
  allTypes,
  causes,
  essay,
  oilFire,
  opinion,
  partners,
  rate,
  report,
  statement,
  steps,
} from './fixtures';

const given = (question: Question, response: Response) => ({
  question: { ...question, cmi: cmi12Of(question) },
  response,
  mark: grade(question, response),
  latency: 12.345,
});

const written = (question: Question, response: Response) =>
  Object.fromEntries(
    interactionElements(0, given(question, response), '09:06:05').map(([name, value]) => [
      name.replace('interactions.0.', ''),
      value,
    ]),
  );

test('an answer is one line of the journal, at its place, the id first', () => {
  expect(interactionElements(4, given(oilFire, 'c-0000000001'), '09:06:05')).toEqual([
    ['interactions.4.id', 'q-s1ng1e0000'],
    ['interactions.4.type', 'choice'],
    ['interactions.4.correct_responses.0.pattern', 'a'],
    ['interactions.4.weighting', '1'],
    ['interactions.4.student_response', 'b'],
    ['interactions.4.result', 'wrong'],
    ['interactions.4.time', '09:06:05'],
    ['interactions.4.latency', '0000:00:12'],
  ]);
});

test('without a description nothing is written', () => {
  const { cmi: _, ...question } = given(oilFire, 'c-0000000001').question;
  expect(interactionElements(0, { ...given(oilFire, 'c-0000000001'), question }, '09:06:05')).toEqual([]);
});

test.each<[string, Question, Response, Record<string, string>]>([
  ['all right', causes, ['c-0000000000', 'c-0000000002'], { student_response: 'a,c', result: 'correct' }],
  ['in part', causes, ['c-0000000002'], { 'correct_responses.0.pattern': '{a,c}', result: '0.5' }],
  ['partly right choice', oilFire, 'c-0000000002', { student_response: 'c', result: '0.5' }],
  ['words', agency, ' la  CAISSE', { type: 'fill-in', student_response: 'la CAISSE', result: 'correct' }],
  ['a number with a comma', rate, '2,45', { type: 'numeric', student_response: '2.45', result: 'correct' }],
  ['no number', rate, 'deux', { student_response: '', result: 'wrong' }],
  ['a scale', opinion, 'c-0000000001', { type: 'likert', student_response: 'b', result: 'neutral' }],
  [
    'a statement',
    statement,
    'false',
    { type: 'true-false', 'correct_responses.0.pattern': 'f', student_response: 'f' },
  ],
  ['je ne sais pas', statement, 'dont-know', { student_response: 'd', result: 'neutral' }],
  [
    'pairs, one of them right',
    partners,
    ['c-0000000002', 'c-0000000003', ''],
    { type: 'matching', 'correct_responses.0.pattern': '1.a,2.b,3.a', result: '0.33' },
  ],
  [
    'an order',
    steps,
    ['c-0000000001', 'c-0000000000', 'c-0000000002', 'c-0000000003'],
    { type: 'sequencing', 'correct_responses.0.pattern': 'a,b,c,d', student_response: 'b,a,c,d', result: '0.5' },
  ],
  [
    'a long text',
    essay,
    'x\n'.repeat(400),
    { type: 'fill-in', student_response: 'x '.repeat(128).slice(0, 255), result: 'neutral' },
  ],
])('%s', (_name, question, response, elements) => {
  expect(written(question, response)).toMatchObject(elements);
});

test('whatever is typed, values are legal: 255 characters, no half of a pair', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(agency, essay, rate),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      (question, text) => {
        const { student_response: response = '', result = '' } = written(question, text);
        expect(response.length).toBeLessThanOrEqual(255);
        expect(response).not.toMatch(/[\uD800-\uDBFF]$/);
        expect(result).toMatch(/^(correct|wrong|neutral|0\.\d\d?)$/);
      },
    ),
  );
});

test('every interaction of every type is of a kind that 1.2 knows', () => {
  const known = ['choice', 'fill-in', 'numeric', 'likert', 'true-false', 'matching', 'sequencing'];
  for (const question of allTypes) for (const [type] of cmi12Of(question)) expect(known).toContain(type);
});

test('each gap of a text is a line of its own, with its part of the points', () => {
  const lines = interactionElements(2, given(report, ['agence', '2,5', 'c-0000000000']), '09:06:05');
  const of = (place: number) =>
    Object.fromEntries(
      lines.flatMap(([name, value]) =>
        name.startsWith(`interactions.${place}.`) ? [[name.replace(/^interactions\.\d\./, ''), value]] : [],
      ),
    );
  expect(of(2)).toMatchObject({
    id: `${report.id}.g1`,
    type: 'fill-in',
    student_response: 'agence',
    result: '0.5',
    weighting: '1',
  });
  expect(of(3)).toMatchObject({ id: `${report.id}.g2`, type: 'numeric', student_response: '2.5', result: 'correct' });
  expect(of(4)).toMatchObject({
    id: `${report.id}.g3`,
    type: 'choice',
    'correct_responses.0.pattern': 'b',
    student_response: 'a',
    result: 'wrong',
    weighting: '2',
  });
});

test.each([
  [0, '0000:00:00'],
  [61.4, '0000:01:01'],
  [3 * 3600 + 59.999, '0003:01:00'],
  [1e9, '9999:00:00'],
  [-5, '0000:00:00'],
])('%d seconds is %s', (seconds, text) => expect(timespan(seconds)).toBe(text));

test('a score travels with its bounds, and no score writes nothing', () => {
  expect(scoreElements({ complete: true, score: 66.67 })).toEqual([
    ['core.score.raw', '66.67'],
    ['core.score.min', '0'],
    ['core.score.max', '100'],
  ]);
  expect(scoreElements({ complete: true })).toEqual([]);
});
