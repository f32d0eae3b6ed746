import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaInQuestion, mediaInRich, richProblems, richToPlain } from '#blocks/rich';
import { renderRich, toHtml } from '#blocks/render';
import { oilFire } from '../fixtures/questions.ts';
import { soup } from './arbitraries.ts';
import { context } from './samples.ts';

const html = (text: string) => toHtml(renderRich(text, context()));

test.each([
  ['Si x < 5 & y > {3}', '<p>Si x &#x3C; 5 &#x26; y > {3}</p>'],
  ['a<b, {c}, \\{d\\}, \\<e>', '<p>a&#x3C;b, {c}, {d}, &#x3C;e></p>'],
  [
    'CO<sub>2</sub> et <abbr title="Base">B</abbr><br/>fin',
    '<p>CO<sub>2</sub> et <abbr title="Base">B</abbr><br>fin</p>',
  ],
  ['<kbd>**a**</kbd>', '<p><kbd><strong>a</strong></kbd></p>'],
  ['![plan](media/plan.svg)', '<p><img src="media/plan.svg" alt="plan" loading="lazy" decoding="async"></p>'],
  ['[x](https://x.org "t")', '<p><a href="https://x.org" title="t" rel="noopener">x</a></p>'],
  [
    'Écoutez.\n\n[Un *témoin*](media/temoin.mp3)',
    '<p>Écoutez.</p>\n<p><audio src="media/temoin.mp3" controls preload="none" aria-label="Un témoin"></audio></p>',
  ],
  ['import x', '<p>import x</p>'],
])('%s is shown as it is meant', (text, expected) => {
  expect(html(text)).toBe(expected);
  expect(richProblems(text, 'q-1')).toEqual([]);
});

test.each([
  ['<script>alert(1)</script>', 'mdx/tag-unknown', '<p>&#x3C;script>alert(1)&#x3C;/script></p>'],
  ['<img src=x onerror=alert(1)>', 'mdx/tag-unknown', '<p>&#x3C;img src=x onerror=alert(1)></p>'],
  ['<Callout kind="info">x</Callout>', 'mdx/tag-unknown', '<p>&#x3C;Callout kind="info">x&#x3C;/Callout></p>'],
  ['<sub onclick="x">a</sub>', 'mdx/tag-unknown', '<p>&#x3C;sub onclick="x">a&#x3C;/sub></p>'],
  ['<sub>a', 'mdx/tag-unknown', '<p>&#x3C;sub>a</p>'],
  ['a</sub>', 'mdx/tag-unknown', '<p>a&#x3C;/sub></p>'],
  ['<!-- x -->', 'mdx/comment', '<p>&#x3C;!-- x --></p>'],
  ['[x](javascript:alert(1))', 'mdx/link-refused', '<p><span>x</span></p>'],
  ['<javascript:alert(1)>', 'mdx/link-refused', '<p><span>javascript:alert(1)</span></p>'],
  ['![x](https://x.org/y.png)', 'mdx/image-refused', '<p><span>x</span></p>'],
  ['![x](media/../../y.png)', 'mdx/image-refused', '<p><span>x</span></p>'],
  ['a[^1]\n\n[^1]: b', 'mdx/footnote', '<p>a</p>'],
])('%s is told and harmless', (text, code, shown) => {
  const problems = richProblems(text, 'q-1');
  expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set([code]));
  expect(problems.every(({ at, severity }) => at === 'q-1' && severity === 'error')).toBe(true);
  expect(html(text)).toBe(shown);
});

test('any text is shown, and no tag in it is more than the allowed ones', () => {
  fc.assert(
    fc.property(soup, (text) => {
      richProblems(text, 'q-1');
      richToPlain(text);
      const tags = [...html(text).matchAll(/<([a-z][\w-]*)/g)].map(([, tag]) => tag);
      expect(
        tags.filter((tag) => /^(script|style|iframe|object|svg|form|button|link|meta|nv-question)$/.test(tag ?? '')),
      ).toEqual([]);
      expect(html(text)).not.toMatch(/<[^>]*\s(?:on\w+|style|id)=/);
    }),
  );
});

test('as plain text, marks fall and words stay apart', () => {
  expect(richToPlain('## Un *titre*\n\n- a\n- b<br/>c\n\n![plan](media/p.svg) `x < y` [l](https://x.org)')).toBe(
    'Un titre a b c plan x < y l',
  );
});

test('finds the pictures of a text and of a question, each once', () => {
  expect(mediaInRich('![a](media/a.svg) **![b](media/b.png)** ![a](media/a.svg)')).toEqual([
    'media/a.svg',
    'media/b.png',
  ]);
  const [first, ...others] = oilFire.choices;
  if (!first) throw new Error('the fixture has choices');
  const choices = [{ ...first, text: '![c](media/c.svg)' as typeof first.text }, ...others];
  expect(mediaInQuestion({ ...oilFire, choices })).toEqual(['media/c.svg']);
});
