/**
 * Pieces → restricted MDX.
 *
 * Norm: as `read.ts`.
 * In:   front matter, and pieces as `readMdx` gives them (lines are not needed).
 * Out:  UTF-8 text, `\n` line ends, one at the end; `{` and `<` of prose escaped.
 * Problems: none; whatever was read can be written.
 * Deviation: writing what was read gives the same tree, not the same letters; a second writing gives the same letters.
 */
import type { Nodes, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxExpressionToMarkdown } from 'mdast-util-mdx-expression';
import { type MdxJsxFlowElement, mdxJsxToMarkdown } from 'mdast-util-mdx-jsx';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { evenInline } from '#codecs/mdx/evenInline';
import { writeFrontMatter } from '#codecs/mdx/frontMatter';
import type { Draft, Json } from '#codecs/mdx/tree';

/** The text of a page. */
export function writeMdx(matter: Readonly<Record<string, unknown>>, drafts: readonly Draft[]): string {
  const body = writeNodes(drafts.flatMap(nodesOf));
  return `---\n${writeFrontMatter(matter)}\n---\n${body === '' ? '' : `\n${body}`}`;
}

// The library's own patterns eat the line end behind a marker, and so miss the marker of the next line: `1.`, then `1. a`.
const markersAtBreak = [
  ...['-', '+', '*'].map((character) => ({ atBreak: true, character, after: '(?=[ \\t\\n])' })),
  { atBreak: true, before: '\\d+', character: '.', after: '(?=[ \\t\\n])' },
];

/** mdast as Markdown text, ending with a line end; empty for no nodes. */
export const writeNodes = (nodes: readonly RootContent[]): string => markdownOf(nodes, [mdxExpressionToMarkdown()]);

/** mdast as the rich text of a field, where a brace is a letter; empty for no nodes. */
export const writeRich = (nodes: readonly RootContent[]): string => markdownOf(nodes.map(writable), []).trim();

function markdownOf(nodes: readonly RootContent[], extensions: readonly Options[]): string {
  const root: Root = { type: 'root', children: [...nodes] };
  return toMarkdown(root, {
    bullet: '-',
    rule: '-',
    listItemIndent: 'one',
    extensions: [
      gfmToMarkdown({ tablePipeAlign: false }),
      mdxJsxToMarkdown(),
      ...extensions,
      { unsafe: markersAtBreak },
    ],
  });
}

function nodesOf(draft: Draft): RootContent[] {
  if (draft.kind === 'prose') return draft.nodes.map(writable);
  const element: MdxJsxFlowElement = {
    type: 'mdxJsxFlowElement',
    name: draft.name,
    attributes: Object.entries(draft.attributes).map(([name, value]) => ({
      type: 'mdxJsxAttribute',
      name,
      value: writeAttribute(value),
    })),
    children: draft.content.flatMap(nodesOf) as MdxJsxFlowElement['children'],
  };
  return [element];
}

const writeAttribute = (value: Json) =>
  typeof value === 'string'
    ? escapeReferences(value)
    : { type: 'mdxJsxAttributeValueExpression' as const, value: JSON.stringify(value) };

/** The library escapes the quote and nothing else; `&amp;` would be read back as `&`, and a line end inside a list as less. */
const escapeReferences = (value: string) =>
  value.replace(/&/g, '&amp;').replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);

/** A node that the library writes as it is meant. */
function writable<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node;
  const children = evenInline(node, node.children).map(writable);
  if (node.type !== 'mdxJsxTextElement') return { ...node, children };
  const attributes = node.attributes.map((attribute) =>
    typeof attribute.value === 'string' ? { ...attribute, value: escapeReferences(attribute.value) } : attribute,
  );
  return { ...node, attributes, children };
}
