import type { Framing } from '#core/framing/schema';
import type { CourseSession } from '../../courseSession.svelte';

/** The framing as the screen shows it: what its file leaves out is empty. */
export function framingOf({ course }: CourseSession): Framing {
  const raw = (course.framing ?? {}) as Partial<Framing>;
  const { calendar, workload, purpose } = raw;
  return {
    results: [],
    roles: [],
    activities: [],
    delays: [],
    deliverables: [],
    formats: [],
    events: [],
    risks: [],
    issues: [],
    tasks: [],
    logistics: [],
    ...raw,
    ...(purpose ? { purpose: { specific: [], ...purpose } } : {}),
    calendar: { countries: [], weekend: [5, 6], holidays: [], ...calendar },
    workload: { categories: [], cells: [], stated: [], ...workload },
  };
}

interface Named {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

/** The things of a list as a field offers them: « E1 Expert principal ». */
export const choicesOf = (named: readonly Named[]) =>
  named.map(({ id, code, title }) => ({ value: id, text: `${code} ${title}` }));

/** The same for a list of links. */
export const targetsOf = (named: readonly Named[]) => named.map(({ id, code, title }) => ({ id, code, text: title }));
