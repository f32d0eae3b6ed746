import fc from 'fast-check';
import type { PhrasingContent, RootContent } from 'mdast';
import type { InlineTag } from '#codecs/mdx/tree';
import type { Block } from '#blocks/models';
import { type Plain, plain } from '#core/text';
import * as v from 'valibot';

const nasty = [
  ...[
    '{',
    '}',
    '<',
    '>',
    '&',
    '~',
    '$',
    '*',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '!',
    '#',
    '|',
    '\\',
    '+',
    '-',
    '.',
    ':',
    '/',
    '=',
  ],
  ...[
    '"',
    "'",
    '&amp;',
    '&#123;',
    '<!--',
    '-->',
    '<script>',
    '</Callout>',
    '{{',
    'import x',
    'export {',
    '---',
    '1. ',
    '- ',
    '\t',
  ],
  ...['www.x.org', 'https://x.org', 'a@b.org', '[^1]', '\u2028', '\u2029', '\u0085', '\u00a0', '\u202e', '\u200f'],
  ...[
    '\u0627\u0644\u062a\u0643\u0648\u064a\u0646',
    '\ufeff',
    '\u{1f468}\u200d\u{1f33e}',
    'é',
    'e\u0301',
    ' ',
    'mot',
    'A',
    '1',
  ],
];

/** A line of what people, and those who mean harm, type. */
export const line = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join('').replace(/(?!\t)\p{Cc}|[\p{Cs}\p{Noncharacter_Code_Point}]/gu, ''))
  .filter((text) => text.trim() !== '');

export const title = line.map((text): Plain => v.parse(plain, text));

/** Text of a node: what a reader gives has no blanks around line ends. */
const value = line.map((text) => text.replace(/^[ \t]+|[ \t]+$/g, '')).filter((text) => text !== '');
const text = fc
  .array(value, { minLength: 1, maxLength: 2 })
  .map((lines) => lines.join('\n'))
  .map((value): PhrasingContent => ({ type: 'text', value }));

const cellText = value.map((value): PhrasingContent => ({ type: 'text', value }));

const element = (name: string, attributes: InlineTag['attributes'], children: PhrasingContent[]) =>
  ({ type: 'mdxJsxTextElement', name, attributes, children }) as PhrasingContent;

const inline: fc.Arbitrary<PhrasingContent> = fc.oneof(
  text.map((child): PhrasingContent => ({ type: 'strong', children: [child] })),
  text.map((child): PhrasingContent => ({ type: 'emphasis', children: [child] })),
  text.map((child): PhrasingContent => ({ type: 'delete', children: [child] })),
  cellText.map((child) => element('sub', [], [child])),
  fc
    .tuple(line, cellText)
    .map(([value, child]) => element('abbr', [{ type: 'mdxJsxAttribute', name: 'title', value }], [child])),
  fc.constant(element('br', [], [])),
  fc.constant<PhrasingContent>({ type: 'break' }),
  value.map((value): PhrasingContent => ({ type: 'inlineCode', value: value.replace(/\s+/g, ' ').trim() || 'x' })),
  text.map((child): PhrasingContent => ({
    type: 'link',
    url: 'https://exemple.org/?a=1&b=(2)',
    title: null,
    children: [child],
  })),
  title.map((alt): PhrasingContent => ({ type: 'image', url: 'media/un plan.png', title: null, alt })),
);

/** What a learner of markup might put in a file: pieces of every construct, in any order. */
export const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...nasty,
        '\n',
        '\n\n',
        '\r\n',
        '\u0000',
        '  ',
        '    ',
        '> ',
        '## ',
        '```',
        '| a | b |\n|---|---|',
        '[x]: media/y',
        '[x]',
      ),
      fc.constantFrom(
        '<Callout kind="info">',
        '<Panel title="x">',
        '</Panel>',
        '<Accordion>',
        '</Accordion>',
        '<Figure src="media/a.png" alt="b" />',
      ),
      fc.constantFrom(
        '<sub>',
        '</sub>',
        '<br/>',
        '<br />',
        '<kbd />',
        '<abbr title="&quot;">',
        '</abbr>',
        '&#13;',
        '&#10;',
        '&#x20;',
        '\\',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

/** Text and marks in turn: two texts side by side are one to a reader. */
const phrasing = fc
  .array(fc.tuple(text, inline), { maxLength: 2 })
  .chain((pairs) => text.map((last) => [...pairs.flat(), last]));

const paragraph = phrasing.map((children): RootContent => ({ type: 'paragraph', children }));

const inOneLine = fc.oneof(
  cellText.map((child): PhrasingContent => ({ type: 'strong', children: [child] })),
  fc.constant(element('br', [], [])),
);

const node: fc.Arbitrary<RootContent> = fc.oneof(
  paragraph,
  fc
    .tuple(fc.constantFrom(2, 3, 4, 5, 6), fc.tuple(inOneLine, cellText))
    .map(([depth, children]): RootContent => ({ type: 'heading', depth: depth as 2, children })),
  phrasing.map((children): RootContent => ({ type: 'blockquote', children: [{ type: 'paragraph', children }] })),
  fc.tuple(value, fc.array(line, { maxLength: 3 })).map(([first, lines]): RootContent => ({
    type: 'code',
    lang: first.startsWith('mot') ? 'json' : null,
    meta: null,
    value: [first, ...lines].join('\n'),
  })),
  fc.tuple(fc.boolean(), fc.array(phrasing, { minLength: 1, maxLength: 3 })).map(([ordered, items]): RootContent => ({
    type: 'list',
    ordered,
    start: ordered ? 1 : null,
    spread: false,
    children: items.map((children) => ({
      type: 'listItem' as const,
      spread: false,
      checked: null,
      children: [{ type: 'paragraph' as const, children }],
    })),
  })),
  fc.constant<RootContent>({ type: 'thematicBreak' }),
  fc.tuple(cellText, cellText).map(([head, cell]): RootContent => ({
    type: 'table',
    align: [null],
    children: [head, cell].map((child) => ({
      type: 'tableRow' as const,
      children: [{ type: 'tableCell' as const, children: [child] }],
    })),
  })),
);

const textBlock = fc.array(node, { minLength: 1, maxLength: 3 }).map((nodes): Block => ({ block: 'text', nodes }));

/** Blocks without two texts side by side. */
const mixed = (other: fc.Arbitrary<Block>, maxLength: number): fc.Arbitrary<Block[]> =>
  fc
    .array(fc.tuple(fc.option(textBlock), other), { maxLength })
    .map((pairs) => pairs.flatMap(([text, block]) => (text ? [text, block] : [block])));

const size = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined });
const defined = <T extends object>(data: T): T =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const figure = fc
  .record({
    alt: title,
    caption: some(title),
    width: size,
    height: size,
    content: fc.array(textBlock, { maxLength: 1 }),
  })
  .map((data): Block => defined({ block: 'figure', src: 'media/un plan.png', ...data }));

const callout = fc
  .record({
    kind: fc.constantFrom('info' as const, 'caution' as const, 'example' as const, 'definition' as const),
    title: some(title),
    content: mixed(figure, 2),
  })
  .map((data): Block => defined({ block: 'callout', ...data }));

const panel = fc.record({ title, content: mixed(callout, 1) }).map((data): Block => ({ block: 'panel', ...data }));
const accordion = fc
  .array(panel, { minLength: 1, maxLength: 2 })
  .map((content): Block => ({ block: 'accordion', content }));

const question = fc
  .stringMatching(/^[0-9a-hjkmnp-tv-z]{10}$/)
  .map((tail): Block => ({ block: 'question', id: `q-${tail}` }));

const address = fc.constantFrom('https://exemple.org/a?b=1&c=2', 'http://exemple.org/"x"');
const texts = (max = 1) => fc.array(textBlock, { maxLength: max });
const aTable = fc.tuple(cellText, cellText).map(([head, cell]): Block => ({
  block: 'text',
  nodes: [
    {
      type: 'table',
      align: ['right'],
      children: [head, cell].map((child) => ({
        type: 'tableRow' as const,
        children: [{ type: 'tableCell' as const, children: [child] }],
      })),
    },
  ],
}));

/** Blocks that stand where text runs. */
const flowing: fc.Arbitrary<Block> = fc.oneof(
  fc
    .record({
      title,
      captions: some(fc.constant('media/un plan.vtt')),
      poster: some(fc.constant('media/affiche.jpg')),
      width: size,
      height: size,
      content: texts(),
    })
    .map((data): Block => defined({ block: 'video', src: 'media/un film.mp4', ...data })),
  fc.record({ title, content: texts() }).map((data): Block => ({ block: 'audio', src: 'media/voix.mp3', ...data })),
  fc
    .record({ title, content: texts() })
    .map((data): Block => ({ block: 'download', src: 'media/grille.ods', ...data })),
  fc
    .record({ title: some(title), content: fc.array(texts().map((content): Block => ({ block: 'item', content }))) })
    .map((data): Block => defined({ block: 'checklist', ...data })),
  fc
    .record({ caption: some(title), rowHeaders: some(fc.boolean()), content: fc.tuple(aTable) })
    .map((data): Block => defined({ block: 'table', ...data })),
  fc
    .record({ author: some(title), source: some(title), href: some(address), content: texts() })
    .map((data): Block => defined({ block: 'citation', ...data })),
  fc
    .record({ lines: some(fc.integer({ min: 1, max: 40 })), content: texts() })
    .map((data): Block => defined({ block: 'reflection', id: 'n-0a1b2c3d4e', ...data })),
);

const holding = (block: 'step' | 'tab') =>
  fc.record({ title, content: mixed(flowing, 1) }).map((data): Block => ({ block, ...data }));
const some2 = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 2 });

const choice = title.map((label): Block => ({ block: 'choice', to: 'a', label }));
const scene = (id: string, way: fc.Arbitrary<Block>) =>
  fc.record({ title, content: mixed(way, 2) }).map((data): Block => ({ block: 'scene', id, ...data }));
const caseStudy = fc
  .record({
    title,
    content: fc.tuple(
      scene('depart', choice),
      scene('a', figure),
      texts().map((content): Block => ({ block: 'debrief', content })),
    ),
  })
  .map((data): Block => ({ block: 'case', ...data }));

/** Blocks that stand only at the top of a page. */
const wide: fc.Arbitrary<Block> = fc.oneof(
  some2(holding('step')).map((content): Block => ({ block: 'steps', content })),
  some2(holding('tab')).map((content): Block => ({ block: 'tabs', content })),
  some2(fc.record({ front: title, content: mixed(figure, 1) }).map((data): Block => ({ block: 'card', ...data }))).map(
    (content): Block => ({ block: 'flashcards', content }),
  ),
  some2(fc.record({ name: title, content: texts() }).map((data): Block => ({ block: 'term', ...data }))).map(
    (content): Block => ({ block: 'glossary', content }),
  ),
  caseStudy,
  fc.constant<Block>({ block: 'quiz', test: 'e-0a1b2c3d4e' }),
);

/** Blocks of a page, as a reader would give them. */
export const blocks = mixed(fc.oneof(callout, figure, accordion, question, flowing, wide), 3)
  .filter((all) => JSON.stringify(all).split('n-0a1b2c3d4e').length < 3)
  .chain((before) => fc.option(textBlock).map((last) => (last ? [...before, last] : before)));
