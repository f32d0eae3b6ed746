import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAiken } from '#formats/aiken/read';
import { desk } from '../../fixtures/desk.ts';

const read = (text: string) => {
  const result = readAiken(new TextEncoder().encode(text), desk({ file: 'questions.txt' }));
  return { questions: result.ok ? result.value.questions : [], problems: result.problems };
};

test('a question, its choices in both spellings, its answer', () => {
  const { questions, problems } = read(
    'Que saisir pour un feu d’huile ?\nA. *De* l’eau\nB. Une couverture\nANSWER: B\n\nEt ensuite ?\nA) Attendre\nB) Courir\nANSWER: a\n',
  );
  expect(problems).toEqual([]);
  expect(questions).toMatchObject([
    {
      type: 'single',
      code: 'Q-001',
      stem: 'Que saisir pour un feu d’huile ?',
      choices: [
        { text: '\\*De\\* l’eau', share: 0 },
        { text: 'Une couverture', share: 100 },
      ],
    },
    { code: 'Et ensuite ?', choices: [{ share: 100 }, { share: 0 }] },
  ]);
});

test('a question of several lines, blank lines, CRLF and a mark', () => {
  const { questions } = read('\ufeffUne question\r\nen deux lignes ?\r\n\r\nA. un\r\n\r\nB. deux\r\n\r\nANSWER: A\r\n');
  expect(questions).toMatchObject([{ stem: 'Une question\\\nen deux lignes ?', choices: [{ share: 100 }, {}] }]);
});

test.each([
  ['no answer line', 'Sans ?\nA. un\nB. deux', 'aiken/no-answer'],
  ['another letter', 'Sans ?\nA. un\nB. deux\nANSWER: C', 'aiken/answer-unknown'],
  ['one choice', 'Sans ?\nA. un\nANSWER: A', 'import/question-left-out'],
])('%s: named with its line, the others are read', (_, broken, code) => {
  const { questions, problems } = read(
    `Avant ?\nA. un\nB. deux\nANSWER: A\n\n${broken}\n\nAprès ?\nA. un\nB. deux\nANSWER: B\n`,
  );
  expect(questions.map(({ stem }) => stem)).toEqual(['Avant ?', 'Après ?']);
  expect(problems).toMatchObject([{ code, at: 'questions.txt:6', severity: 'warning' }]);
});

test('any text is answered', () => {
  const piece = fc.constantFrom('A. ', 'B) ', 'ANSWER: ', '\n', '\n\n', 'a', '', '\u0000');
  fc.assert(fc.property(fc.array(piece), (pieces) => read(pieces.join('')).problems !== undefined));
});
