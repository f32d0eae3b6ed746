import type { Element, ElementContent, Root } from 'hast';

/** A heading of a page, for its contents. */
export interface Heading {
  readonly id: string;
  /** 2 to 6 */
  readonly depth: number;
  readonly text: string;
}

/** The place of a heading by its words: ASCII, `s-` in front so that it meets no id of the page around. */
export function slugOf(text: string): string {
  const words = text
    .replace(/^s-/, '')
    .replace(/[\u0153\u0152]/g, 'oe')
    .replace(/[\u00e6\u00c6]/g, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `s-${words === '' ? 'section' : words.slice(0, 60).replace(/-$/, '')}`;
}

/**
 * Gives each heading its place: the same words the second time end with `-2`. The title of a part of a block stands
 * one level under the text around it, `h4` two.
 */
export function placeHeadings(nodes: readonly ElementContent[]): ElementContent[] {
  const taken = new Set<string>();
  let depth = 1;
  const place = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    if (!isHeading(node)) return { ...node, children: node.children.map(place) };
    const slug = slugOf(wordsOf(node));
    let id = slug;
    for (let next = 2; taken.has(id); next++) id = `${slug}-${next}`;
    taken.add(id);
    const own = Number(node.tagName[1]);
    if (!isTitle(node)) depth = own;
    const tagName = isTitle(node) ? `h${Math.min(6, depth + own - 2)}` : node.tagName;
    return { ...node, tagName, properties: { ...node.properties, id } };
  };
  return nodes.map(place);
}

/** The headings of a rendered page, in order; those inside a question or of a part of a block are not among them. */
export function headingsIn(root: Root): Heading[] {
  const found: Heading[] = [];
  const look = (node: Root['children'][number]) => {
    if (node.type !== 'element') return;
    if (isTitle(node)) return;
    if (isHeading(node)) {
      found.push({ id: String(node.properties.id ?? ''), depth: Number(node.tagName[1]), text: wordsOf(node) });
    } else if (node.tagName !== 'nv-question') node.children.forEach(look);
  };
  root.children.forEach(look);
  return found;
}

const isHeading = ({ tagName }: Element) => /^h[1-6]$/.test(tagName);

const isTitle = ({ properties }: Element) => [properties.className].flat().includes('nv-title');

const wordsOf = (element: Element): string =>
  element.children
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? wordsOf(node) : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
