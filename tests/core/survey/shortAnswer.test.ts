import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readShortAnswers, writeShortAnswer, type ShortSurvey } from '#core/survey/shortAnswer';

const survey: ShortSurvey = { code: '7K3M', competencies: 12, scale: { min: 1, max: 5 } };
const point = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
const side = fc.array(point, { minLength: 12, maxLength: 12 });
const answer = fc.record({ respondent: fc.stringMatching(/^[0-9A-Z]{1,12}$/), importance: side, mastery: side });
type Answer = typeof answer extends fc.Arbitrary<infer A> ? A : never;

function write(one: Answer, of = survey): string {
  const result = writeShortAnswer(of, one);
  if (!result.ok) throw new Error('an answer that fits is written');
  return result.value;
}

function read(text: string, of = survey) {
  const result = readShortAnswers(text, of);
  if (!result.ok) throw new Error('nothing pasted is an error');
  return { ...result.value, problems: result.problems };
}

const kofi = {
  respondent: 'R05',
  importance: [4, 5, ...Array<number>(10).fill(3)],
  mastery: [3, ...Array<undefined>(11)],
};

test('it fits one message and reads by eye', () => {
  expect(write(kofi)).toMatch(/^NV\/7K3M\/R05\/435030303030303030303030\/[0-9A-Z]{2}$/);
  expect(write(kofi).length).toBeLessThan(160);
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(answer, (one) => {
      const { answers, problems } = read(write(one));
      expect(problems).toEqual([]);
      expect(answers).toEqual([{ ...one, line: 1, profile: {} }]);
    }),
  );
});

/** What a damaged message may give: the answer as it was, or none and a word about it; never another answer. */
function expectDetected(one: Answer, damaged: string) {
  const { answers, problems } = read(damaged);
  if (answers.length > 0) expect(answers).toEqual([{ ...one, line: answers[0]?.line, profile: {} }]);
  else expect(problems.length, damaged).toBeGreaterThan(0);
}

const typed = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz/ -.é');

test('one wrong sign, anywhere, is never taken for another answer', () => {
  fc.assert(
    fc.property(answer, fc.nat(), typed, (one, place, sign) => {
      const text = write(one);
      const at = place % text.length;
      expectDetected(one, text.slice(0, at) + sign + text.slice(at + 1));
    }),
    { numRuns: 2000 },
  );
});

test('two signs exchanged, near or far, are never taken for another answer', () => {
  fc.assert(
    fc.property(answer, fc.nat(), fc.nat(), fc.boolean(), (one, first, second, near) => {
      const signs = [...write(one)];
      const at = first % (signs.length - 1);
      const to = near ? at + 1 : second % signs.length;
      [signs[at], signs[to]] = [signs[to] ?? '', signs[at] ?? ''];
      expectDetected(one, signs.join(''));
    }),
    { numRuns: 2000 },
  );
});

test('every single wrong digit and every exchange of neighbours of one message, all of them', () => {
  const text = write(kofi);
  const one = { ...kofi, mastery: Array.from(kofi.mastery) };
  for (let at = 3; at < text.length; at++) {
    for (const sign of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ/') {
      if (sign === text[at]) continue;
      expect(read(text.slice(0, at) + sign + text.slice(at + 1)).answers, `${at} ${sign}`).toEqual([]);
    }
    if (at + 1 < text.length && text[at] !== text[at + 1]) {
      const swapped = `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
      expect(read(swapped).answers, swapped).toEqual([]);
    }
  }
  expect(read(text).answers).toEqual([{ ...one, line: 1, profile: {} }]);
});

test('twenty are read from a conversation, with names, times and greetings around', () => {
  const people = fc.sample(answer, 20).map((one, index) => ({ ...one, respondent: `R${index + 1}` }));
  const lines = people.flatMap((one, index) => [
    `[12/03 10:${10 + index}] Kofi ${index} : ${write(one)} merci !`,
    '12/03/2024, 10:14 - +228 90 12 34 56: Bonjour à tous, https://exemple.org/abc',
    '',
  ]);
  const { answers, problems, otherLines } = read(lines.join('\n'));
  expect(problems).toEqual([]);
  expect(answers.map(({ respondent }) => respondent)).toEqual(people.map(({ respondent }) => respondent));
  expect(answers.map(({ line }) => line)).toEqual(people.map((_, index) => 3 * index + 1));
  expect(otherLines).toBe(20);
});

test('lower case, spaces and a line break inside do not count', () => {
  const text = write(kofi);
  const loose = `nv / 7k3m/ r05 /${text.slice(12, 20)} ${text.slice(20, 30)}\n${text.slice(30).toLowerCase()}`;
  expect(read(loose).answers).toHaveLength(1);
});

test.each([
  ['survey/short-check', (text: string) => text.replace('/43', '/34')],
  ['survey/short-incomplete', (text: string) => text.slice(0, -4)],
  ['survey/short-incomplete', (text: string) => text.replace('NV/', 'N/')],
  ['survey/short-other-survey', () => write(kofi, { ...survey, code: 'AAAA' })],
  ['survey/short-length', () => write(kofi, { ...survey, competencies: 11 })],
  ['survey/short-off-scale', () => write({ ...kofi, mastery: [7] }, { ...survey, scale: { min: 1, max: 7 } })],
])('%s is told with its line', (code, damage) => {
  const { answers, problems } = read(`Bonjour\n${damage(write(kofi))}`);
  expect(answers).toEqual([]);
  expect(problems).toMatchObject([{ code, at: 'messages:2', values: { line: 2 } }]);
});

test('sent twice counts once; changed, the later one counts and both are told', () => {
  const changed = { ...kofi, mastery: [1] };
  const { answers, problems } = read([write(kofi), write(kofi), write(changed)].join('\n'));
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['survey/short-twice', 'info'],
    ['survey/short-twice-differs', 'warning'],
  ]);
  expect(answers.map(({ line, mastery }) => [line, mastery[0]])).toEqual([[3, 1]]);
});

test('codes that do not fit a message are refused', () => {
  for (const respondent of ['', 'É1', 'A B', 'ABCDEFGHIJKLM', 'R/5']) {
    expect(writeShortAnswer(survey, { ...kofi, respondent })).toMatchObject({
      ok: false,
      problems: [{ code: 'survey/short-code' }],
    });
  }
});

test('a scale from 0 to 10 fits too, and any pasted text is read without a fault', () => {
  const wide = { ...survey, competencies: 2, scale: { min: 0, max: 10 } };
  const one = { respondent: 'NV', importance: [0, 10], mastery: [10, undefined] };
  expect(read(write(one, wide), wide).answers).toEqual([{ ...one, line: 1, profile: {} }]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(read(text).answers).toEqual([]);
    }),
  );
});
