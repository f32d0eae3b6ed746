import type { Element, ElementContent, Root } from 'hast';
import { textOf } from '#blocks/prose';
import { type Direction, directionIn, directionOf, holdsTurned } from '#core/direction';

/** A rendered tree in which what runs the other way than the text around it says so: an Arabic paragraph of a French page. */
export function directed(root: Root, lang: string): Root {
  const around = directionOf(lang);
  if (around === 'ltr' && !holdsTurned(textOf(root.children))) return root;
  return { ...root, children: turn(root.children as readonly ElementContent[], around) };
}

/** What holds a text of its own; a list is turned as a whole, so that its markers stay on one side. */
const holders = new Set([
  ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'th', 'td', 'caption', 'figcaption'],
  ...['dt', 'dd', 'summary', 'cite'],
]);

const turn = (nodes: readonly ElementContent[], around: Direction): ElementContent[] =>
  nodes.map((node): ElementContent => {
    if (node.type !== 'element' || node.tagName === 'pre') return node;
    const own = (isHolder(node) ? directionIn(textOf(node.children)) : undefined) ?? around;
    const children = turn(node.children, own);
    if (own === around) return { ...node, children };
    return { ...node, properties: { ...node.properties, dir: own }, children };
  });

/** Our own lists (steps, choices, keys) run with the page; in a choice, its text is the holder. */
const isHolder = ({ tagName, properties, children }: Element): boolean => {
  if (tagName === 'ul' || tagName === 'ol') return properties.className === undefined && !children.some(isKeyItem);
  return holders.has(tagName) || (tagName === 'span' && properties.className === undefined);
};

const isKeyItem = (node: ElementContent): boolean =>
  node.type === 'element' && (node.properties.dataFor !== undefined || node.properties.className !== undefined);
