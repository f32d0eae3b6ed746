import type { Element, ElementContent, Root } from 'hast';

/**
 * Gives the parts of one document ids that meet nowhere: two pages may have the same heading or ask the same question.
 * Call the result once per page, in order; what points to an id of the page follows it.
 */
export function uniquePlaces(): (root: Root) => Root {
  const taken = new Set<string>();
  return ({ children }) => {
    const renamed = new Map<string, string>();
    const placed = children.map((node) => (node.type === 'element' ? place(node, taken, renamed) : node));
    return { type: 'root', children: placed.map((node) => (node.type === 'element' ? follow(node, renamed) : node)) };
  };
}

function place(element: Element, taken: Set<string>, renamed: Map<string, string>): Element {
  if (element.tagName === 'nv-question') return placeQuestion(element, taken);
  const { id } = element.properties;
  let properties = element.properties;
  if (typeof id === 'string') {
    const free = freeId(id, taken);
    if (free !== id) renamed.set(id, free);
    properties = { ...properties, id: free };
  }
  return {
    ...element,
    properties,
    children: element.children.map((child) => onElement(child, (inner) => place(inner, taken, renamed))),
  };
}

/** All places of a question begin with its id, so one tail serves them all, and the names of its fields. */
function placeQuestion(element: Element, taken: Set<string>): Element {
  const id = String(element.properties.id);
  const free = freeId(id, taken);
  if (free === id) return element;
  const renamed = new Map<string, string>();
  const collect = ({ properties, children }: Element) => {
    for (const place of [properties.id, properties.name]) {
      if (typeof place === 'string' && place.startsWith(id)) renamed.set(place, free + place.slice(id.length));
    }
    for (const child of children) if (child.type === 'element') collect(child);
  };
  collect(element);
  return follow(element, renamed, true);
}

/** What names, labels or leads to a place goes to its new one. */
function follow(element: Element, renamed: ReadonlyMap<string, string>, own = false): Element {
  if (renamed.size === 0 || (!own && element.tagName === 'nv-question')) return element;
  const properties = { ...element.properties };
  for (const name of [...(own ? ['id', 'name'] : []), 'ariaLabelledBy', 'ariaDescribedBy']) {
    const value = properties[name];
    if (typeof value === 'string') properties[name] = renamed.get(value) ?? value;
    if (Array.isArray(value)) properties[name] = value.map((one) => renamed.get(String(one)) ?? one);
  }
  if (typeof properties.href === 'string' && properties.href.startsWith('#')) {
    properties.href = `#${renamed.get(properties.href.slice(1)) ?? properties.href.slice(1)}`;
  }
  return {
    ...element,
    properties,
    children: element.children.map((child) => onElement(child, (inner) => follow(inner, renamed, own))),
  };
}

function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let next = 2; taken.has(free); next += 1) free = `${id}-${next}`;
  taken.add(free);
  return free;
}

const onElement = (node: ElementContent, change: (element: Element) => Element): ElementContent =>
  node.type === 'element' ? change(node) : node;

/** The first picture is on the first screen: it does not wait. */
export function hastenFirstImage(root: Root): Root {
  let found = false;
  const look = (element: Element): Element => {
    if (found) return element;
    if (element.tagName === 'img') {
      found = true;
      const { loading: _, ...properties } = element.properties;
      return { ...element, properties };
    }
    return { ...element, children: element.children.map((child) => onElement(child, look)) };
  };
  return { type: 'root', children: root.children.map((node) => (node.type === 'element' ? look(node) : node)) };
}
