import type { Id } from '#core/id';
import { type Objective, type Tier, tiers } from '#core/objectives/schema';

/** An objective where it stands. */
export interface ObjectiveNode {
  readonly objective: Objective;
  /** 0 training, 1 learning, 2 operational: the tier, whatever hangs above. */
  readonly depth: number;
  /** Nothing of the tier above holds it. */
  readonly isLoose: boolean;
}

/** The objectives in reading order: each above those that serve it, and those that serve none behind. */
export function objectiveTree(objectives: readonly Objective[]): readonly ObjectiveNode[] {
  const holderOf = (one: Objective) =>
    objectives.find(({ id, tier }) => id === one.parent && tier === tierAbove(one.tier));
  const walk = (objective: Objective, isLoose: boolean): ObjectiveNode[] => [
    { objective, depth: tiers.indexOf(objective.tier), isLoose },
    ...objectives.filter((one) => holderOf(one) === objective).flatMap((one) => walk(one, false)),
  ];
  const roots = objectives.filter((one) => one.tier === 'training');
  const loose = objectives.filter((one) => one.tier !== 'training' && !holderOf(one));
  return [...roots.flatMap((one) => walk(one, false)), ...loose.flatMap((one) => walk(one, true))];
}

export const tierAbove = (tier: Tier): Tier | undefined => tiers[tiers.indexOf(tier) - 1];
export const tierBelow = (tier: Tier): Tier | undefined => tiers[tiers.indexOf(tier) + 1];

/** How the list stands after a move: the order of the ids, and where the moved one hangs now. */
export interface MovedObjective {
  readonly order: readonly Id[];
  readonly parent: Id | undefined;
}

/** One place up or down among its own; past the first or the last, into the next objective of the tier above. */
export function movedObjective(
  objectives: readonly Objective[],
  id: Id,
  move: 'up' | 'down',
): MovedObjective | undefined {
  const nodes = objectiveTree(objectives);
  const node = nodes.find(({ objective }) => objective.id === id);
  if (!node) return undefined;
  const { tier } = node.objective;
  const parent = node.isLoose || tier === 'training' ? undefined : node.objective.parent;
  const own: readonly Id[] = nodes
    .filter((one) => one.objective.tier === tier && parentOf(one) === parent)
    .map((one) => one.objective.id);
  const at = own.indexOf(node.objective.id);
  const other = own[move === 'up' ? at - 1 : at + 1];
  if (other !== undefined) return { order: beside(nodes, id, other, move), parent };
  const holders: readonly Id[] = nodes
    .filter((one) => one.objective.tier === tierAbove(tier))
    .map((one) => one.objective.id);
  const here = parent === undefined ? holders.length : holders.indexOf(parent);
  const holder = holders[move === 'up' ? here - 1 : here + 1];
  if (holder === undefined) return undefined;
  // In its new place it comes last from above, first from below.
  const rest: readonly Id[] = nodes.map(({ objective }) => objective.id).filter((one) => one !== id);
  const branch: readonly Id[] = branchFrom(nodes, id);
  const clean = rest.filter((one) => !branch.includes(one));
  const held = branchFrom(nodes, holder).filter((one) => !branch.includes(one));
  const index = clean.indexOf(holder) + (move === 'up' ? held.length : 1);
  return { order: clean.toSpliced(index, 0, ...branch), parent: holder };
}

const parentOf = ({ objective, isLoose }: ObjectiveNode): Id | undefined =>
  isLoose || objective.tier === 'training' ? undefined : objective.parent;

/** An objective and all that serves it, as they follow one another. */
function branchFrom(nodes: readonly ObjectiveNode[], id: Id): readonly Id[] {
  const from = nodes.findIndex(({ objective }) => objective.id === id);
  const depth = nodes[from]?.depth ?? 0;
  const end = nodes.findIndex((node, at) => at > from && (node.depth <= depth || node.isLoose));
  return nodes.slice(from, end < 0 ? undefined : end).map(({ objective }) => objective.id);
}

function beside(nodes: readonly ObjectiveNode[], id: Id, other: Id, move: 'up' | 'down'): readonly Id[] {
  const branch = branchFrom(nodes, id);
  const rest = nodes.map(({ objective }) => objective.id as Id).filter((one) => !branch.includes(one));
  const index = rest.indexOf(other) + (move === 'up' ? 0 : branchFrom(nodes, other).length);
  return rest.toSpliced(index, 0, ...branch);
}

/** What becomes of an objective that goes one tier down, under the one before it, or up, beside what held it; not while others serve it. */
export function retiered(
  objectives: readonly Objective[],
  id: Id,
  move: 'in' | 'out',
): { readonly tier: Tier; readonly parent: Id | undefined } | undefined {
  const one = objectives.find((objective) => objective.id === id);
  const tier = one && (move === 'in' ? tierBelow(one.tier) : tierAbove(one.tier));
  if (!one || tier === undefined || objectives.some(({ parent }) => parent === id)) return undefined;
  if (move === 'out') return { tier, parent: objectives.find((other) => other.id === one.parent)?.parent };
  const order = objectiveTree(objectives).map(({ objective }) => objective);
  const before = order.slice(0, order.indexOf(one)).findLast((other) => other.tier === one.tier);
  return before && { tier, parent: before.id };
}

/** The codes as they would run if they were given today, in the manner of each tier's first: OF-1, OP-1, O1, or O-1.1 under OP-1. Only those that change. */
export function renumbered(objectives: readonly Objective[]): ReadonlyMap<Id, string> {
  const nodes = objectiveTree(objectives);
  const codes = new Map<Id, string>();
  for (const tier of tiers) {
    const own = nodes.filter((node) => node.objective.tier === tier);
    const manner = mannerOf(
      own.map(({ objective }) => objective.code),
      tier,
    );
    own.forEach(({ objective }, index) =>
      codes.set(
        objective.id,
        own.length === 1 && manner.bare ? objective.code : numberOf(objective, index, manner, nodes),
      ),
    );
  }
  return new Map([...codes].filter(([id, code]) => objectives.find((one) => one.id === id)?.code !== code));
}

interface Manner {
  readonly stem: string;
  readonly width: number;
  /** O-1.2: the second number counts under the first. */
  readonly isNested: boolean;
  /** A code without a number, which stays where it is alone. */
  readonly bare: boolean;
}

const usual: Readonly<Record<Tier, string>> = { training: 'OF-', learning: 'OP-', operational: 'O' };

function mannerOf(codes: readonly string[], tier: Tier): Manner {
  const nested = codes.map((code) => /^(.*?)\d+\.\d+$/.exec(code)?.[1]).find((stem) => stem !== undefined);
  if (nested !== undefined) return { stem: nested, width: 1, isNested: true, bare: false };
  const first = codes.map((code) => /^(.*?)(\d+)$/.exec(code)).find((match) => match !== null);
  return {
    stem: first?.[1] ?? usual[tier],
    width: first?.[2]?.startsWith('0') ? first[2].length : 1,
    isNested: false,
    bare: first === undefined,
  };
}

function numberOf(objective: Objective, index: number, manner: Manner, nodes: readonly ObjectiveNode[]): string {
  const number = (place: number) => String(place + 1).padStart(manner.width, '0');
  if (!manner.isNested) return manner.stem + number(index);
  const holders = nodes.filter((node) => node.objective.tier === tierAbove(objective.tier));
  const holder = holders.findIndex((node) => node.objective.id === objective.parent);
  const own = nodes.filter(
    (node) => node.objective.tier === objective.tier && node.objective.parent === objective.parent,
  );
  return `${manner.stem}${holder + 1}.${own.findIndex((node) => node.objective.id === objective.id) + 1}`;
}
