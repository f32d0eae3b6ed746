import type { Workload } from '#core/framing/mission';
import { statedOf, totalOf } from '#core/framing/workload';
import type { Id } from '#core/id';
import type { CourseSession } from '../../../courseSession.svelte';

type Cell = Workload['cells'][number];
export type Of = 'planned' | 'done';

const cellsPath = '/framing/workload/cells';
const statedPath = '/framing/workload/stated';

const isAt = (cell: Cell, { role, activity, category }: Pick<Cell, 'role' | 'activity' | 'category'>) =>
  cell.role === role && cell.activity === activity && cell.category === category;

/** The days that stand in a place of the table. */
export const daysAt = (
  { cells }: Workload,
  place: Pick<Cell, 'role' | 'activity' | 'category'>,
  of: Of,
): number | undefined => cells.find((cell) => isAt(cell, place))?.[of];

/** Writes them; a place that had none becomes a cell. */
export function writeDays(
  session: CourseSession,
  { cells }: Workload,
  place: Pick<Cell, 'role' | 'activity' | 'category'>,
  of: Of,
  days: number | undefined,
): void {
  const index = cells.findIndex((cell) => isAt(cell, place));
  const value = of === 'planned' ? (days ?? 0) : days;
  if (index >= 0) session.edit(session.id, `${cellsPath}/${index}/${of}`, value);
  else if (value !== undefined)
    session.edit(session.id, cellsPath, [...cells, { ...place, planned: 0, ...{ [of]: value } }]);
}

/** Writes what the terms of reference announce; none takes the announcement away. */
export function writeStated(
  session: CourseSession,
  { stated }: Workload,
  role: Id<'w'>,
  activity: Id<'s'>,
  days: number | undefined,
): void {
  const index = stated.findIndex((one) => one.role === role && one.activity === activity);
  if (index >= 0 && days !== undefined) session.edit(session.id, `${statedPath}/${index}/days`, days);
  else if (index >= 0) session.edit(session.id, statedPath, stated.toSpliced(index, 1));
  else if (days !== undefined) session.edit(session.id, statedPath, [...stated, { role, activity, days }]);
}

/** Whether a check has something to say of a role in an activity: another total than the announcement, or more days done than planned. */
export function isOff(workload: Workload, role: Id<'w'>, activity: Id<'s'>): boolean {
  const stated = statedOf(workload, role, activity);
  const isOver = workload.cells.some(
    (cell) => cell.role === role && cell.activity === activity && (cell.done ?? 0) > cell.planned,
  );
  return isOver || (stated !== undefined && stated !== totalOf(workload, { role, activity }));
}
