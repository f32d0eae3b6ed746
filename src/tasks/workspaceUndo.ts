import { invert } from '#core/change/apply';
import type { Change } from '#core/change/change';
import { same } from '#core/change/edit';

/** What may be taken back, and what was: the newest last. A step is what one « Annuler » takes back. */
export interface UndoLog {
  readonly done: readonly (readonly Change[])[];
  readonly undone: readonly (readonly Change[])[];
}

export const emptyLog: UndoLog = { done: [], undone: [] };

const mostSteps = 200;
/** Seconds between two savings of one field that still are one typing. */
const pause = 4;

/** The log of a course from all that was ever saved of it, so that undo survives a change of page, of tab, of machine. */
export const undoLogOf = (batches: readonly (readonly Change[])[]): UndoLog => batches.reduce(logged, emptyLog);

/**
 * The log after one more batch. A batch that turns the newest step round is its undo, one that repeats the last undone
 * is its redo: they bear the same ids. Anything else is a new step, and forgets what was undone.
 */
export function logged({ done, undone }: UndoLog, batch: readonly Change[]): UndoLog {
  const last = done.at(-1);
  const back = undone.at(-1);
  if (last && isSame(batch, invert(last))) return { done: done.slice(0, -1), undone: [...undone, last] };
  if (back && isSame(batch, back)) return { done: [...done, back], undone: undone.slice(0, -1) };
  if (last && undone.length === 0 && isOneTyping(last, batch)) {
    return { done: [...done.slice(0, -1), [...last, ...batch]], undone };
  }
  return { done: [...done, batch].slice(-mostSteps), undone: [] };
}

/** The batch that takes the newest step back; `undefined` where there is none. */
export function undoBatch({ done }: UndoLog, at: string, by: string): readonly Change[] | undefined {
  const last = done.at(-1);
  return last && invert(last).map((change) => ({ ...change, at, by }));
}

/** The batch that does again what was taken back last. */
export const redoBatch = ({ undone }: UndoLog, at: string, by: string): readonly Change[] | undefined =>
  undone.at(-1)?.map((change) => ({ ...change, at, by }));

const isSame = (one: readonly Change[], other: readonly Change[]): boolean =>
  one.length === other.length &&
  one.every(({ id, after }, index) => id === other[index]?.id && same(after, other[index].after));

/** Letters that follow one another in one field. */
function isOneTyping(last: readonly Change[], batch: readonly Change[]): boolean {
  const [first] = last;
  const before = last.at(-1);
  const [next] = batch;
  if (!first || !before || !next || first.path === '') return false;
  const isField = ({ entity, path, after }: Change) =>
    entity === first.entity && path === first.path && (typeof after === 'string' || after === undefined);
  return [...last, ...batch].every(isField) && secondsBetween(before.at, next.at) <= pause;
}

/** Of two instants on one day; many on two. */
function secondsBetween(one: string, other: string): number {
  if (one.slice(0, 10) !== other.slice(0, 10)) return Infinity;
  const seconds = (instant: string) =>
    Number(instant.slice(11, 13)) * 3600 + Number(instant.slice(14, 16)) * 60 + Number(instant.slice(17, 19));
  return seconds(other) - seconds(one);
}
