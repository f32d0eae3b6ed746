import type { Root } from 'mdast';
import { type Extension as FromMarkdown, fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { mdxExpression } from 'micromark-extension-mdx-expression';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';

type Extension = ReturnType<typeof gfm>;
type Constructs = NonNullable<Extension['text']>;

const whole = gfm({ singleTilde: false });

/**
 * Without links that stand unmarked: they are looked for at every letter of a text, and most texts hold none. Tables are
 * looked for in every line.
 */
const withoutLinks: Extension = { ...whole, text: withoutNamed(whole.text ?? {}, /Autolink$/) };
const noTable: Extension = { disable: { null: ['table'] } };

function withoutNamed(constructs: Constructs, name: RegExp): Constructs {
  const kept = Object.entries(constructs).map(([code, some]) => [
    code,
    [some ?? []].flat().filter((construct) => !name.test(construct.name ?? '')),
  ]);
  return Object.fromEntries(kept) as Constructs;
}

/** GitHub's Markdown, as much of it as a text can hold: what a link needs has `@`, `www.` or `://` in it, a table `|` or `:-`. */
const markdownFor = (text: string): readonly Extension[] => [
  /@|www\.|:\/\//i.test(text) ? whole : withoutLinks,
  ...(/\||:-|-:/.test(text) ? [] : [noTable]),
];

// The transforms look for addresses in the finished text, escaped ones too: what was written `https\://` would come back as a link.
const markdownTree: FromMarkdown[] = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/** Text → mdast of MDX; no expression is read, let alone run. Throws the parser's message where the text is no MDX. */
export const parseMdx = (text: string): Root =>
  fromMarkdown(text, {
    extensions: [frontmatter(['yaml']), ...markdownFor(text), mdxJsx(), mdxExpression(), mdxMd()],
    mdastExtensions: [
      frontmatterFromMarkdown(['yaml']),
      ...markdownTree,
      mdxJsxFromMarkdown(),
      mdxExpressionFromMarkdown(),
    ],
  });

/** Text → mdast of Markdown, where `{` is a letter and each HTML tag a node of its own in the line. Takes any text. */
export const parseMarkdown = (text: string): Root =>
  fromMarkdown(text, {
    extensions: [...markdownFor(text), { disable: { null: ['htmlFlow', 'codeIndented'] } }],
    mdastExtensions: markdownTree,
  });

/** What no one sees and no reference can say: controls but the tab and the line end, lone surrogates, non-characters. */
const unsayable = /(?![\t\n])\p{Cc}|[\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** One kind of line end, and none of what would be changed on the way through Markdown. */
export const evenLines = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unsayable, '');
