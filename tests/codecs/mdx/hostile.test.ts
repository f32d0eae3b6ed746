import { expect, test } from 'vitest';
import { readMdx } from '#codecs/mdx/read';
import fr from '#i18n/fr.json' with { type: 'json' };

const tags = new Set(['Callout', 'Figure']);

/** What is wrong with a text, as `code line`. */
const faults = (text: string) =>
  readMdx('lessons/x.mdx', text, tags).problems.map(({ code, at }) => `${code} ${at.replace('lessons/x.mdx:', '')}`);

test.each([
  ['{alert(1)}', 'mdx/expression 1'],
  ['a {b} c', 'mdx/expression 1'],
  ['{(() => { while (true); })()}', 'mdx/expression 1'],
  ["import x from 'y'", 'mdx/module-line 1'],
  ["import {x} from 'y'", 'mdx/module-line 1'],
  ['export const x = 1', 'mdx/module-line 1'],
  ['export default function () {}', 'mdx/module-line 1'],
  ['<script>alert(1)</script>', 'mdx/tag-unknown 1'],
  ['<script>\nalert(1)\n</script>', 'mdx/tag-unknown 1'],
  ['text <script src="https://x.org/y.js" /> text', 'mdx/tag-unknown 1'],
  ['<iframe src="https://x.org" />', 'mdx/tag-unknown 1'],
  ['<img src="x" onerror="alert(1)" />', 'mdx/tag-unknown 1'],
  ['<style>p \\{}</style>', 'mdx/tag-unknown 1'],
  ['<svg><a href="javascript:x" /></svg>', 'mdx/tag-unknown 1'],
  ['<Unknown />', 'mdx/tag-unknown 1'],
  ['<>x</>', 'mdx/tag-unknown 1'],
  ['<Callout.x />', 'mdx/tag-unknown 1'],
  ['x <kbd onclick="alert(1)">y</kbd>', 'mdx/inline-attribute 1'],
  ['x <abbr title={1}>y</abbr>', 'mdx/inline-attribute 1'],
  ['x <sub {...y}>y</sub>', 'mdx/inline-attribute 1'],
  ['<Callout {...x} />', 'mdx/spread 1'],
  ['<Callout kind={x} />', 'mdx/attribute-not-literal 1'],
  ['<Callout kind={alert(1)} />', 'mdx/attribute-not-literal 1'],
  ['<Callout kind={{"__proto__": {"x": 1}}} />', 'mdx/attribute-not-literal 1'],
  ['<Callout __proto__="x" />', 'mdx/attribute-not-literal 1'],
  ['<Callout kind />', 'mdx/attribute-not-literal 1'],
  ['<Callout kind="a" kind="b" />', 'mdx/attribute-twice 1'],
  ['<!-- x -->', 'mdx/comment 1'],
  ['<a href="javascript:alert(1)">x</a>', 'mdx/tag-unknown 1'],
  ['[x](javascript:alert(1))', 'mdx/link-refused 1'],
  ['[x](JaVaScRiPt:alert(1))', 'mdx/link-refused 1'],
  ['[x](java&#9;script:alert(1))', 'mdx/link-refused 1'],
  ['[x](&#1;javascript:alert(1))', 'mdx/link-refused 1'],
  ['[x](data:text/html,x)', 'mdx/link-refused 1'],
  ['[x](vbscript:x)', 'mdx/link-refused 1'],
  ['[x](//x.org)', 'mdx/link-refused 1'],
  ['[x](/etc/passwd)', 'mdx/link-refused 1'],
  ['[x](../prive/honoraires.ods)', 'mdx/link-refused 1'],
  ['[x][y]\n\n[y]: javascript:alert(1)', 'mdx/link-refused 1'],
  ['![x](https://x.org/y.png)', 'mdx/image-refused 1'],
  ['![x](data:image/svg+xml,x)', 'mdx/image-refused 1'],
  ['![x](../media/y.png)', 'mdx/image-refused 1'],
  ['![x](media/../prive/y.png)', 'mdx/image-refused 1'],
  ['![x](media/%2e%2e/prive/y.png)', 'mdx/image-refused 1'],
  ['![x](/media/y.png)', 'mdx/image-refused 1'],
  ['![x](media\\\\y.png)', 'mdx/image-refused 1'],
  ['![x](media//y.png)', 'mdx/image-refused 1'],
  ['![x](C:/media/y.png)', 'mdx/image-refused 1'],
  ['![x][y]\n\n[y]: file:///etc/passwd', 'mdx/image-refused 1'],
  ['x[^1]', undefined],
  ['x[^1]\n\n[^1]: y', 'mdx/footnote 1'],
  ['x <Callout kind="info">y</Callout>', 'mdx/tag-in-text 1'],
  ['- <Callout />', 'mdx/tag-misplaced 1'],
  ['<Callout>\nx', 'mdx/tag-open 1'],
  ['x\n\n<Callout>\n> x\n</Figure>', 'mdx/tag-open 3'],
  ['a<br>b', 'mdx/tag-open 1'],
  ['x </kbd>', 'mdx/tag-mismatch 1'],
  ['a {b', 'mdx/stray-brace 1'],
  ['1 <2', 'mdx/stray-angle 1'],
  ['<https://x.org>', 'mdx/stray-angle 1'],
  ['---\na: [\n---', 'mdx/front-matter-unreadable 2'],
  ['---\na: &x [1]\nb: [*x, *x]\n---', 'mdx/front-matter-unreadable 2'],
  ['---\na: !!js/function "x"\n---', 'mdx/front-matter-unreadable 2'],
  ['---\n__proto__: {x: 1}\n---', 'mdx/front-matter-unreadable 2'],
  ['---\nx\n---', 'mdx/front-matter-unreadable 2'],
  [`${'> '.repeat(80)}x`, 'mdx/too-deep 1'],
  ['x'.repeat(200_001), 'mdx/too-long 1'],
])('%j → %s', (text, expected) => {
  const found = faults(text);
  if (expected === undefined) expect(found).toEqual([]);
  else expect(found).toContain(expected);
  const known: Record<string, unknown> = fr.problem;
  for (const fault of found) expect(known).toHaveProperty([fault.split(' ')[0] ?? '']);
});

const byLine = (a: string, b: string) => Number(a.split(' ')[1]) - Number(b.split(' ')[1]);

test('tells all of it at once', () => {
  const text = `import x from 'y'

a <!-- one
--> b {c} <script />

[x](javascript:x) ![x](../y.png) {

<Callout kind={x} />

1 <2
`;
  expect(faults(text).sort(byLine)).toEqual([
    'mdx/module-line 1',
    'mdx/comment 3',
    'mdx/expression 4',
    'mdx/tag-unknown 4',
    'mdx/stray-brace 6',
    'mdx/link-refused 6',
    'mdx/image-refused 6',
    'mdx/attribute-not-literal 8',
    'mdx/stray-angle 10',
  ]);
});

test('words that only look like a module are text', () => {
  expect(faults('import est un mot.\n\nexport des données\n\n`import x from "y"`\n\n    {x}')).toEqual([
    'mdx/expression 7',
  ]);
});

test('markup in code is text', () => {
  expect(faults('`{x} <script>`\n\n```\nimport x from "y"\n<script>{x}</script>\n```')).toEqual([]);
});

test('a bomb of aliases is not unfolded', () => {
  const bomb = Array.from(
    { length: 30 },
    (_, index) => `a${index}: &a${index} [${'*a' + (index - 1) + ','.repeat(1)}*a${index - 1}]`,
  );
  expect(faults(`---\na0: &a0 [x]\n${bomb.slice(1).join('\n')}\n---`)).toContain('mdx/front-matter-unreadable 2');
});

test('a block tag that shares its line with its text, or with others, is read as if it stood alone', () => {
  const result = readMdx('x', '<Callout kind="info">*x*</Callout> <Figure src="y" />', tags);
  expect(result).toMatchObject({
    problems: [],
    file: {
      pieces: [
        { name: 'Callout', content: [{ nodes: [{ type: 'paragraph', children: [{ type: 'emphasis' }] }] }] },
        { name: 'Figure', content: [] },
      ],
    },
  });
});
