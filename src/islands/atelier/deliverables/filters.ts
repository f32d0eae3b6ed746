import type { Day } from '#core/calendar/day';
import { type Awaited, awaitedOf } from '#core/framing/awaited';
import type { Framing } from '#core/framing/schema';
import type { DeliverableRow } from '#core/views/deliverables';

/** A row with what is awaited of it, and how it stands today. */
export interface ShownRow extends DeliverableRow {
  readonly awaited?: Awaited | undefined;
  /** Something is awaited and its day is over. */
  readonly isOverdue: boolean;
  readonly isDone: boolean;
}

export const filters = ['all', 'todo', 'overdue', 'theirs', 'done'] as const;
export type Filter = (typeof filters)[number];

export function shownRow(row: DeliverableRow, framing: Framing, today: Day): ShownRow {
  const awaited = awaitedOf(row.deliverable, row.dates, framing, today);
  const isDone = row.state === 'approved' || (!row.deliverable.reviewed && row.state === 'submitted');
  return { ...row, awaited, isOverdue: awaited?.left !== undefined && awaited.left < 0, isDone };
}

export function passes(row: ShownRow, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'todo':
      return row.awaited?.from === 'team';
    case 'overdue':
      return row.isOverdue;
    case 'theirs':
      return row.awaited?.from === 'contractor' || row.state === 'in-validation';
    case 'done':
      return row.isDone;
  }
}

/** What comes first first; what nothing is awaited of, last. */
export const byDue = (one: ShownRow, other: ShownRow): number => {
  const [a, b] = [one.awaited?.due.day ?? '9999', other.awaited?.due.day ?? '9999'];
  return a < b ? -1 : a > b ? 1 : 0;
};
