import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf, placesIn, readJson, writeJson } from '#codecs/json';
import { jsonEvents } from '#codecs/jsonScan';
import { partsOf, pointerOf } from '#core/pointer';

const told = (text: string) =>
  readJson(text, 'course.json').problems.map(({ code, at, values }) => [code, at, values?.column]);

test('what is written is read back, and written again the same', () => {
  const safe = fc.jsonValue().filter((value) => !/"(__proto__|constructor|prototype)"/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(safe, (value) => {
      const text = writeJson(value);
      const result = readJson(text, 'course.json');
      expect(result.ok && writeJson(result.value)).toBe(text);
      expect(text.endsWith('\n')).toBe(true);
    }),
  );
});

test('it agrees with JSON.parse on what is JSON', () => {
  const crumbs = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '1',
    '-0.5e3',
    '01',
    'true',
    'nul',
    ' ',
    '\n',
    '"\\u00e9"',
    '"\\x"',
    '"',
    '\t"\t"',
  );
  const nearly = fc.array(crumbs, { maxLength: 9 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(nearly, fc.json(), fc.string()), (text) => {
      const events = jsonEvents(text);
      let step = events.next();
      while (!step.done) step = events.next();
      let json = true;
      try {
        JSON.parse(text);
      } catch {
        json = false;
      }
      expect(step.value === undefined).toBe(json);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ['{\n  "a": [1,\n  2,]\n}', [['json/syntax', 'course.json:3', 5]]],
  ['', [['json/syntax', 'course.json:1', 1]]],
  ['{"a": "\u0009"}', [['json/syntax', 'course.json:1', 8]]],
  [
    '{\n"__proto__": {}, "a": 1,\n"a": 2}',
    [
      ['json/unsafe-key', 'course.json:2', 1],
      ['json/duplicate-key', 'course.json:3', 1],
    ],
  ],
  [
    '{"constructor": {"prototype": 1}}',
    [
      ['json/unsafe-key', 'course.json:1', 2],
      ['json/unsafe-key', 'course.json:1', 18],
    ],
  ],
  ['{"\\u005f_proto__": 1}', [['json/unsafe-key', 'course.json:1', 2]]],
])('%j is refused with its place', (text, problems) => {
  expect(told(text)).toEqual(problems);
});

test('a byte order mark is tolerated, and a million brackets end in a problem', () => {
  expect(readJson('\ufeff{"a": 1}', 'x')).toMatchObject({ ok: true, value: { a: 1 } });
  expect(told('['.repeat(1_000_000))).toEqual([['json/too-deep', 'course.json:1', 65]]);
});

test('a pointer leads to its line; what is not there to what is around it', () => {
  const text = '{\n  "meta": {\n    "a/b": [\n      1,\n      {"~": 2}\n    ]\n  }\n}\n';
  const place = placesIn(text);
  expect(['', '/meta', '/meta/a~1b', '/meta/a~1b/0', '/meta/a~1b/1/~0', '/meta/a~1b/7', '/none'].map(place)).toEqual([
    1, 2, 3, 4, 5, 3, 1,
  ]);
  expect(lineOf(text, '/meta/a~1b/1')).toBe(5);
});

test('a pointer is written and read back', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (parts) => JSON.stringify(partsOf(pointerOf(parts))) === JSON.stringify(parts)),
  );
  expect([partsOf('a'), partsOf('/~2')]).toEqual([undefined, undefined]);
});
