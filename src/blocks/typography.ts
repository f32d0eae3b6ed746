import type { Element, ElementContent, Root } from 'hast';
import { typeset } from '#core/french';

/** A rendered tree as its language is printed: French gets its apostrophes and the spaces that hold its signs, wherever a person typed plain ones. */
export const printed = (root: Root, lang: string): Root =>
  /^fr\b/.test(lang) ? { ...root, children: inFrench(root.children as readonly ElementContent[]) } : root;

/** What is to be typed as it stands. */
const asTyped = new Set(['code', 'kbd', 'pre']);

const inFrench = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.map((node, index): ElementContent => {
    if (node.type === 'text') return { ...node, value: elided(typeset(node.value), nodes[index + 1]) };
    if (node.type !== 'element' || asTyped.has(node.tagName) || isAddress(node)) return node;
    return { ...node, children: inFrench(node.children) };
  });

/** « l' » before a word in italics or in bold. */
const elided = (text: string, next: ElementContent | undefined): string =>
  next?.type === 'element' ? text.replace(/(?<=\p{L})'$/u, '\u2019') : text;

/** A link whose text is where it leads. */
const isAddress = ({ tagName, children }: Element): boolean =>
  tagName === 'a' && children.some((child) => child.type === 'text' && /:\/\/|www\.|\S@\S/.test(child.value));
