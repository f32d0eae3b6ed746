import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { inlineTags } from '#codecs/mdx/inlineTags';

/*
 * Tags without a letter beside or in them: the parser takes each for a block of its own, `<br /> <br />` for two.
 * Here every such tag is a paragraph, whichever way it came.
 */

/** What an inline tag holds that the parser took for a block; `undefined` where that is more than a line. */
export function lineIn(element: MdxJsxFlowElement): PhrasingContent[] | undefined {
  if (!inlineTags.has(element.name ?? '')) return undefined;
  const [only, ...more] = element.children;
  if (only?.type === 'paragraph' && more.length === 0) return only.children;
  const parts = element.children.map((child) => {
    const children = child.type === 'mdxJsxFlowElement' ? lineIn(child) : undefined;
    return children && { ...child, type: 'mdxJsxTextElement' as const, children };
  });
  return parts.every((part) => part !== undefined) ? (parts as MdxJsxTextElement[]) : undefined;
}

/** A paragraph as one or more: each tag without a letter beside it stands alone. */
export function standAlone(paragraph: Paragraph): Paragraph[] {
  const solid = paragraph.children.filter((node) => !isBlank(node));
  if (solid.length === 0 || !solid.every(isHollow)) return [paragraph];
  return solid.map((node) => ({ type: 'paragraph', children: [emptied(node)] }));
}

const isBlank = (node: Nodes) => node.type === 'text' && node.value.trim() === '';

const isHollow = (node: Nodes): boolean =>
  node.type === 'mdxJsxTextElement' && node.children.every((child) => isBlank(child) || isHollow(child));

const emptied = (node: PhrasingContent): PhrasingContent =>
  node.type === 'mdxJsxTextElement'
    ? { ...node, children: node.children.filter((child) => !isBlank(child)).map(emptied) }
    : node;
