import type { Need, Needs } from '#core/needs/schema';
import type { CourseSession } from '../../courseSession.svelte';

/** The needs as the screen shows them: what the file leaves out is empty. */
export function needsOf({ course }: CourseSession): Needs {
  const raw = (course.needs ?? {}) as Partial<Needs>;
  const needs = (raw.needs ?? []) as readonly (Omit<Need, 'competencies' | 'evidence'> & Partial<Need>)[];
  return {
    levels: [],
    competencies: [],
    solutions: [],
    surveys: [],
    ...raw,
    evidence: (raw.evidence ?? []).map((one) => ({ ...one, modules: one.modules ?? [] })),
    needs: needs.map((one) => ({ ...one, competencies: one.competencies ?? [], evidence: one.evidence ?? [] })),
  };
}

/** Things as a field of links offers them. */
export const targetsOf = (named: readonly { readonly id: string; readonly code: string; readonly title: string }[]) =>
  named.map(({ id, code, title }) => ({ id, code, text: title }));
