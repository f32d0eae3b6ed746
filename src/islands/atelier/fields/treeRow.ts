import type { Id } from '#core/id';
import type { TreeMove } from '#core/needs/framework';

/** One row of a tree, or the empty one where something new begins. */
export interface TreeRow<Item> {
  readonly id: Id;
  readonly depth: number;
  readonly item: Item | undefined;
  /** How it is called: its code. */
  readonly name: string;
  /** The moves that it can make. */
  readonly can: readonly TreeMove[];
  /** Of an empty row: the place that leads to it, `k-…-needs-competencies`. */
  readonly place?: string;
}
