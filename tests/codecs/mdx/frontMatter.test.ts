import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFrontMatter } from '#codecs/mdx/frontMatter';

/** What a front matter says, or that something was said against it. */
function read(yaml: string): unknown {
  const told: string[] = [];
  const values = readFrontMatter(yaml, 2, (code) => told.push(code));
  return told.length > 0 ? told : values;
}

const value = fc.oneof(
  fc.constantFrom(
    'l-0a1b2c3d4e',
    'Le besoin',
    "L'accueil (suite), 2/3",
    'null',
    'True',
    '~',
    '12',
    '012',
    '1e3',
    'a: b',
    'a #b',
    '-1',
  ),
  fc.string({ unit: fc.constantFrom(...'ab \'-.,!?(/)é\u00a0œ12:#&"'), maxLength: 12 }),
);

test('a front matter says what YAML says, whichever way it is read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('id', 'title', 'minutes', 'Un'), value), { minLength: 1 }),
      (lines) => {
        const yaml = lines.map(([key, text]) => `${key}: ${text}`).join('\n');
        let expected: unknown;
        try {
          expected = parse(yaml, { schema: 'core', merge: false, strict: true, logLevel: 'error' });
        } catch {
          expected = undefined;
        }
        const own = read(yaml);
        if (Array.isArray(own)) return;
        expect(own).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['id: a\nid: b', ['mdx/front-matter-unreadable']],
  ['title: {a', ['mdx/front-matter-unreadable']],
  ['', ['mdx/front-matter-unreadable']],
  ['id: l-0a1b2c3d4e\ntitle: Le besoin\nminutes: 20', { id: 'l-0a1b2c3d4e', title: 'Le besoin', minutes: 20 }],
  ['title: true', { title: true }],
])('%j', (yaml, said) => {
  expect(read(yaml)).toEqual(said);
});
