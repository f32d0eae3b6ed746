import type { Element, ElementContent, Root, RootContent } from 'hast';

/** A rendered question as paper shows it: boxes to tick, lines to write on, nothing to press and no hint to open. */
export const onPaper = (root: Root): Root => ({ type: 'root', children: root.children.flatMap(drawn) });

function drawn(node: RootContent): ElementContent[] {
  if (node.type !== 'element') return node.type === 'text' ? [node] : [];
  const { tagName, properties } = node;
  switch (tagName) {
    case 'details':
      return [];
    case 'input':
      if (properties.type === 'radio') return [span('nv-round')];
      if (properties.type === 'checkbox') return [span('nv-box')];
      return [span(classesOf(node).includes('nv-gap') ? 'nv-gap' : 'nv-line')];
    case 'select':
      return [span('nv-gap')];
    case 'textarea':
      return Array.from({ length: Number(properties.rows ?? 5) }, () => block('nv-rule', []));
    case 'nv-question':
      return [block('nv-question', node.children.flatMap(drawn))];
    case 'label':
      return [{ ...node, tagName: 'span', properties: {}, children: node.children.flatMap(drawn) }];
    default: {
      const children = node.children.flatMap(drawn);
      return [{ ...node, children: isToOrder(node) ? children.map(withRoom) : children }];
    }
  }
}

/** Items to put in order get room for their rank. */
const isToOrder = (node: Element): boolean => classesOf(node).includes('nv-order');

const withRoom = (node: ElementContent): ElementContent =>
  node.type === 'element' ? { ...node, children: [span('nv-rank'), ...node.children] } : node;

/**
 * The key alone of a question that was rendered with it; `shares` by the id of a choice. `onlyWhole`: what is worth a part of the
 * mark is not said to be right.
 */
export function theKey(root: Root, shares: ReadonlyMap<string, string>, onlyWhole: boolean): Root {
  const details = findKey(root.children);
  const children = (details?.children ?? []).filter((node) => node.type !== 'element' || node.tagName !== 'summary');
  return {
    type: 'root',
    children: [
      block(
        'nv-answer',
        children.map((node) => withShares(node, shares, onlyWhole)),
      ),
    ],
  };
}

function findKey(nodes: readonly RootContent[]): Element | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const isKey = node.tagName === 'details' && !classesOf(node).includes('nv-tip');
    const found = isKey ? node : findKey(node.children);
    if (found) return found;
  }
  return undefined;
}

function withShares(node: ElementContent, shares: ReadonlyMap<string, string>, onlyWhole: boolean): ElementContent {
  if (node.type !== 'element') return node;
  const children = node.children.map((child) => withShares(child, shares, onlyWhole));
  const share = shares.get(String(node.properties.dataFor));
  if (share === undefined) return { ...node, children };
  const [first, ...more] = children;
  const others = onlyWhole ? more.filter((child) => !isMark(child)) : more;
  const properties = onlyWhole ? { ...node.properties, className: [] } : node.properties;
  const worth: Element = { ...span('nv-share'), children: [{ type: 'text', value: share }] };
  return { ...node, properties, children: first ? [first, worth, ...others] : [worth] };
}

const isMark = (node: ElementContent): boolean => node.type === 'element' && classesOf(node).includes('nv-mark');

const classesOf = ({ properties }: Element): readonly string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

const span = (className: string): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { className: [className] },
  children: [],
});

const block = (className: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'div',
  properties: { className: [className] },
  children,
});
