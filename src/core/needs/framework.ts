import type { Id } from '#core/id';

/** What a tree is made of: a list whose items may name the one above them. */
export interface TreeItem {
  readonly id: Id;
  readonly parent?: Id | undefined;
}

/** An item where it stands in the tree. */
export interface TreeNode<Item extends TreeItem> {
  readonly item: Item;
  /** 0 at the root. */
  readonly depth: number;
  readonly hasChildren: boolean;
}

/** Domaine, compétence, sous-compétence. */
export const mostDepth = 2;

/** The items in reading order, each with its depth; one whose parent is missing, or that hangs in a circle, stands at the root. */
export function treeOf<Item extends TreeItem>(items: readonly Item[]): readonly TreeNode<Item>[] {
  const isHung = ({ parent, id }: Item) => parent !== undefined && parent !== id && !isCircle(items, id);
  const childrenOf = (above: Id | undefined) =>
    items.filter((item) => (isHung(item) ? item.parent : undefined) === above);
  const known = new Set(items.map(({ id }) => id));
  const walk = (item: Item, depth: number): TreeNode<Item>[] => {
    const below = childrenOf(item.id);
    return [{ item, depth, hasChildren: below.length > 0 }, ...below.flatMap((one) => walk(one, depth + 1))];
  };
  return items
    .filter((item) => !isHung(item) || (item.parent !== undefined && !known.has(item.parent)))
    .flatMap((item) => walk(item, 0));
}

/** Whether the way up from an item comes back to it. */
function isCircle(items: readonly TreeItem[], id: Id): boolean {
  const seen = new Set<Id>();
  for (let at: Id | undefined = id; at !== undefined; at = items.find((item) => item.id === at)?.parent) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/** The item, all that hangs on it included. */
export const branchOf = <Item extends TreeItem>(items: readonly Item[], id: Id): readonly Item[] => {
  const nodes = treeOf(items);
  const from = nodes.findIndex(({ item }) => item.id === id);
  const depth = nodes[from]?.depth ?? 0;
  const length = nodes.slice(from + 1).findIndex((node) => node.depth <= depth);
  return from < 0 ? [] : nodes.slice(from, length < 0 ? undefined : from + 1 + length).map(({ item }) => item);
};

/** What nothing details: the competencies that are rated, ranked and trained. */
export const leavesOf = <Item extends TreeItem>(items: readonly Item[]): readonly Item[] =>
  items.filter(({ id }) => !items.some(({ parent }) => parent === id));

/** The items above one, nearest first. */
export function above<Item extends TreeItem>(items: readonly Item[], id: Id): readonly Item[] {
  const found: Item[] = [];
  let item = items.find((one) => one.id === id);
  while (item?.parent !== undefined) {
    const parent: Item | undefined = items.find((one) => one.id === item?.parent);
    if (!parent || found.includes(parent)) break;
    found.push(parent);
    item = parent;
  }
  return found;
}

export type TreeMove = 'up' | 'down' | 'in' | 'out';

/** How a list stands after a move: the order of its ids, and the parent that the moved item has now. */
export interface Arrangement {
  readonly order: readonly Id[];
  readonly parent: Id | undefined;
}

/** The list after an item moved among its sisters, under the one before it, or beside its parent; `undefined` where it cannot. */
export function arranged(items: readonly TreeItem[], id: Id, move: TreeMove): Arrangement | undefined {
  const nodes = treeOf(items);
  const at = nodes.findIndex(({ item }) => item.id === id);
  const node = nodes[at];
  if (!node) return undefined;
  const parent = node.depth === 0 ? undefined : node.item.parent;
  const sisters = nodes.filter(({ item, depth }) => depth === node.depth && (depth === 0 || item.parent === parent));
  const place = sisters.findIndex(({ item }) => item.id === id);
  const branch = branchOf(items, id).map((one) => one.id);
  const order = nodes.map(({ item }) => item.id);
  const rest = order.filter((one) => !branch.includes(one));
  const before = (other: Id) => rest.toSpliced(rest.indexOf(other), 0, ...branch);
  const after = (other: Id) =>
    rest.toSpliced(
      rest.indexOf(branchOf(items, other).findLast((one) => !branch.includes(one.id))?.id ?? other) + 1,
      0,
      ...branch,
    );
  const previous = sisters[place - 1]?.item.id;
  const next = sisters[place + 1]?.item.id;
  if (move === 'up') return previous && { order: before(previous), parent };
  if (move === 'down') return next && { order: after(next), parent };
  if (move === 'out')
    return parent && { order: after(parent), parent: nodes.find(({ item }) => item.id === parent)?.item.parent };
  const height = Math.max(...branch.map((one) => nodes.find(({ item }) => item.id === one)?.depth ?? 0)) - node.depth;
  return previous && node.depth + height < mostDepth ? { order, parent: previous } : undefined;
}

/** The list after an item went under another one, or to the root, behind all that stands there already. */
export function hungUnder(items: readonly TreeItem[], id: Id, parent: Id | undefined): Arrangement | undefined {
  const branch = branchOf(items, id).map((one) => one.id);
  if (parent !== undefined && branch.includes(parent)) return undefined;
  const nodes = treeOf(items);
  const depthOf = (one: Id) => nodes.find(({ item }) => item.id === one)?.depth ?? 0;
  const height = Math.max(...branch.map(depthOf)) - depthOf(id);
  if (parent !== undefined && depthOf(parent) + 1 + height > mostDepth) return undefined;
  const rest = nodes.map(({ item }) => item.id).filter((one) => !branch.includes(one));
  const last = parent === undefined ? undefined : branchOf(items, parent).findLast((one) => !branch.includes(one.id));
  const index = last === undefined ? rest.length : rest.indexOf(last.id) + 1;
  return { order: rest.toSpliced(index, 0, ...branch), parent };
}
