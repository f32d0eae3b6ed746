import type { Workload } from '#core/framing/mission';
import type { Framing } from '#core/framing/schema';
import type { Problem } from '#core/problem';

type Cell = Workload['cells'][number];

/** Person-days in all. Summed in hundredths, so that halves and tenths stay what they are. */
export const personDays = (cells: readonly Cell[], of: 'planned' | 'done' = 'planned'): number =>
  cells.reduce((sum, cell) => sum + Math.round((cell[of] ?? 0) * 100), 0) / 100;

/** What a choice of roles, activities or categories adds up to. */
export const totalOf = (
  { cells }: Workload,
  wanted: Partial<Pick<Cell, 'role' | 'activity' | 'category'>>,
  of: 'planned' | 'done' = 'planned',
): number =>
  personDays(
    cells.filter(
      ({ role, activity, category }) =>
        role === (wanted.role ?? role) &&
        activity === (wanted.activity ?? activity) &&
        category === (wanted.category ?? category),
    ),
    of,
  );

/** What the header of the terms of reference announces for a role in an activity; without an activity, for the mission. */
export const statedOf = ({ stated }: Workload, role: string, activity: string | undefined): number | undefined =>
  stated.find((one) => one.role === role && one.activity === activity)?.days;

/** What it announces in all: the whole mission of a role where that is said, else its activities; nothing where nothing is. */
export function statedTotal({ stated }: Workload): number | undefined {
  if (stated.length === 0) return undefined;
  const ofMission = new Set(stated.filter(({ activity }) => activity === undefined).map(({ role }) => role));
  const counted = stated.filter(({ role, activity }) => activity === undefined || !ofMission.has(role));
  return counted.reduce((sum, { days }) => sum + Math.round(days * 100), 0) / 100;
}

/** Fees of each role: its person-days × its rate. Rates are kept in `prive/`, never in the course's own file. */
export function feesOf({ cells }: Workload, rates: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const roles = [...new Set(cells.map(({ role }) => role))];
  return new Map(
    roles.flatMap((role) => {
      const rate = rates.get(role);
      const days = personDays(cells.filter((cell) => cell.role === role));
      return rate === undefined ? [] : [[role, Math.round(days * rate * 100) / 100] as const];
    }),
  );
}

/** Totals that the header contradicts, and real time over what was planned. */
export function workloadProblems({ workload, roles, activities }: Framing): readonly Problem[] {
  const roleName = (id: string) => roles.find((role) => role.id === id)?.code ?? '';
  const activityName = (id: string | undefined) => activities.find((one) => one.id === id)?.code ?? '';
  const stated = workload.stated.flatMap(({ role, activity, days }): Problem[] => {
    const total = totalOf(workload, { role, ...(activity ? { activity } : {}) });
    if (total === days) return [];
    const values = { role: roleName(role), activity: activityName(activity), stated: days, total };
    const code = activity ? 'framing/workload-mismatch' : 'framing/workload-mismatch-mission';
    return [{ code, at: role, severity: 'warning', values }];
  });
  const over = workload.cells.flatMap(({ role, activity, category, planned, done = 0 }): Problem[] => {
    if (done <= planned) return [];
    const title = workload.categories.find(({ code }) => code === category)?.title ?? category;
    const values = { role: roleName(role), activity: activityName(activity), category: title, planned, done };
    return [{ code: 'framing/workload-over', at: role, severity: 'warning', values }];
  });
  return [...stated, ...over];
}
