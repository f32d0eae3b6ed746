import * as v from 'valibot';
import { expect, test } from 'vitest';
import { responseJsonIn, responseSchema } from '#core/records/response';

const response = {
  schema: 'navette-response-1',
  form: 'f-0a1b2c3d4e',
  version: 3,
  code: 'FA07',
  answers: { 'q-0a1b2c3d4e': 'c-0a1b2c3d4e', 'q-1a1b2c3d4e': ['c-1a1b2c3d4e'], 'q-2a1b2c3d4e': '12,5 } {' },
  at: '2026-11-25T10:00:00Z',
};

test('a file and a message give back the same answer', () => {
  const file = `${JSON.stringify(response, null, 2)}\n`;
  const message = `Bonjour,\n1. A ?\n→ {"schema":"x"}\n\n${JSON.stringify(response)}\n-- \nEnvoyé de mon téléphone`;
  for (const text of [file, message]) {
    expect(v.parse(responseSchema, JSON.parse(responseJsonIn(text) ?? ''))).toEqual(response);
  }
  expect(responseJsonIn('Bonjour')).toBeUndefined();
});

test.each([
  ['another schema', { schema: 'navette-response-2' }],
  ['a form that is none', { form: 'q-0a1b2c3d4e' }],
  ['an answer to what is no question', { answers: { nom: 'Diallo' } }],
  ['an answer that is no text', { answers: { 'q-0a1b2c3d4e': 1 } }],
  ['something more', { name: 'Diallo' }],
  ['a date without its hour', { at: '2026-11-25' }],
])('%s is refused', (_what, change) => {
  expect(v.is(responseSchema, { ...response, ...change })).toBe(false);
});
