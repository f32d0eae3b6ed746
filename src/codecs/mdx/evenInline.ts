import type { Nodes, Parents, PhrasingContent } from 'mdast';
import { evenLines } from '#codecs/mdx/grammar';

/** A line end in these would end them, or be read as something else. */
const oneLined: ReadonlySet<string> = new Set(['heading', 'tableCell', 'mdxJsxTextElement']);

/** The children of a node as a writer can say them and a reader gives them back. */
export function evenInline(parent: Parents, children: readonly Nodes[]): Nodes[] {
  const oneLine = oneLined.has(parent.type);
  return children.map((node, index): Nodes => {
    if (node.type === 'break') return oneLine ? lineBreak : node;
    if (oneLine && 'children' in node) return { ...node, children: evenInline(parent, node.children) } as Nodes;
    if (node.type !== 'text') return node;
    let value = evenBreaks(node.value);
    if (oneLine) value = value.replaceAll('\n', ' ');
    // A tag that stands alone on its line is read as a block.
    if (children[index + 1]?.type === 'mdxJsxTextElement') value = value.replace(/\n$/, ' ');
    if (children[index - 1]?.type === 'mdxJsxTextElement') value = value.replace(/^\n/, ' ');
    return { ...node, value };
  });
}

const lineBreak: PhrasingContent = { type: 'mdxJsxTextElement', name: 'br', attributes: [], children: [] };

/** One line end between two lines: character references can hide more, and the writer cannot say them. */
export const evenBreaks = (value: string): string => evenLines(value).replace(/[ \t]*\n[ \t\n]*/g, '\n');
