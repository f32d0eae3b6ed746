import type { Framing } from '#core/framing/schema';
import type { CourseSession } from '../../courseSession.svelte';

/** As its file holds it: any part may be left out. */
type Loose = Partial<Omit<Framing, 'purpose'>> & { readonly purpose?: Partial<NonNullable<Framing['purpose']>> };

/** The framing as the screen shows it: what its file leaves out is empty. */
export function framingOf({ course }: CourseSession): Framing {
  const raw = (course.framing ?? {}) as Loose;
  const { purpose, ...others } = raw;
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
    ...others,
    ...(purpose ? { purpose: { ...purpose, specific: purpose.specific ?? [] } } : {}),
    calendar: { countries: [], weekend: [5, 6], holidays: [], ...raw.calendar },
    workload: { categories: [], cells: [], stated: [], ...raw.workload },
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
