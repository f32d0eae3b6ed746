import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { parseMarkdown, parseMdx } from '#codecs/mdx/grammar';
import { line } from '../../blocks/arbitraries.ts';

const inTree = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
/** With everything that GitHub's Markdown may hold looked for everywhere. */
const whole = (text: string) =>
  fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), { disable: { null: ['htmlFlow', 'codeIndented'] } }],
    mdastExtensions: inTree,
  });

const piece = fc.oneof(
  line,
  fc.constantFrom(
    'a\n:-',
    'a | b\n- | -',
    '|a|\n|-|',
    'a\n-:',
    'a\n-',
    'Voir www.exemple.org',
    'WWW.x.fr',
    'a@b.fr',
    'a.b+c@d-e.fr',
  ),
  fc.constantFrom(
    'http://x.org',
    '(https://x.org)',
    'mailto:a@b.fr',
    'xmpp:a@b',
    '~~a~~',
    'a[^1]\n\n[^1]: b',
    '- [x] a',
    'a_b_c.d',
    'ftp://x',
  ),
);

test('what a text cannot hold need not be looked for: the tree is the same', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(' ', '\n', '\n\n'),
      (pieces, between) => {
        const text = pieces.join(between);
        expect(parseMarkdown(text)).toEqual(whole(text));
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['Écrire à a@exemple.org', 'link'],
  ['Lire www.exemple.org', 'link'],
  ['Lire https://exemple.org', 'link'],
  ['Lire [ceci](#la)', 'link'],
  ['| a | b |\n| - | - |\n| 1 | 2 |', 'table'],
  ['a\n:-\n1', 'table'],
])('%j is a %s in a page too', (text, type) => {
  expect(JSON.stringify(parseMdx(text))).toContain(`"type":"${type}"`);
});
