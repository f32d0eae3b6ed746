import type { MissionActivity, Role } from '#core/framing/mission';
import type { Framing } from '#core/framing/schema';
import { totalOf } from '#core/framing/workload';

export interface WorkloadRow {
  readonly role: Role;
  /** Person-days, in the order of the categories. */
  readonly days: readonly number[];
  readonly total: number;
}

export interface WorkloadTable {
  readonly activity: MissionActivity;
  readonly rows: readonly WorkloadRow[];
  /** Of each category. */
  readonly totals: readonly number[];
  readonly total: number;
}

export interface WorkloadView {
  readonly categories: Framing['workload']['categories'];
  readonly tables: readonly WorkloadTable[];
  readonly byRole: readonly { readonly role: Role; readonly total: number }[];
  readonly total: number;
}

/** The tables of person-days, one for each activity, every total computed. */
export function workloadOf({ workload, roles, activities }: Framing): WorkloadView {
  const { categories, cells } = workload;
  const working = roles.filter(({ id }) => cells.some(({ role }) => role === id));
  const inCategories = (wanted: Parameters<typeof totalOf>[1]) =>
    categories.map(({ code }) => totalOf(workload, { ...wanted, category: code }));
  return {
    categories,
    tables: activities.map((activity) => ({
      activity,
      rows: working.map((role) => {
        const wanted = { role: role.id, activity: activity.id };
        return { role, days: inCategories(wanted), total: totalOf(workload, wanted) };
      }),
      totals: inCategories({ activity: activity.id }),
      total: totalOf(workload, { activity: activity.id }),
    })),
    byRole: working.map((role) => ({ role, total: totalOf(workload, { role: role.id }) })),
    total: totalOf(workload, {}),
  };
}
