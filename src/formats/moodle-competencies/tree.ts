import type { Problem } from '#core/problem';
import type { Competency } from '#core/needs/schema';

/** A competency at its place in the tree. */
export interface Placed {
  readonly competency: Competency;
  /** `undefined` at the top. */
  readonly parent: string | undefined;
  /** 1 at the top. */
  readonly depth: number;
}

/** The competencies as Moodle has to meet them: a parent before its children, and none below one that is not there. */
export function inTree(competencies: readonly Competency[]): {
  readonly placed: readonly Placed[];
  readonly problems: readonly Problem[];
} {
  const known = new Set(competencies.map(({ id }) => id));
  const placed = new Map<string, Placed>();
  const problems: Problem[] = [];
  const place = (competency: Competency, parent: string | undefined, depth: number) => {
    if (placed.has(competency.id)) return;
    placed.set(competency.id, { competency, parent, depth });
    for (const child of competencies) if (child.parent === competency.id) place(child, competency.id, depth + 1);
  };
  for (const one of competencies) if (one.parent === undefined || !known.has(one.parent)) place(one, undefined, 1);
  // What is left hangs from itself.
  for (const one of competencies) place(one, undefined, 1);
  for (const { competency, parent } of placed.values()) {
    if (competency.parent === parent) continue;
    const values = { competency: competency.code };
    problems.push({ code: 'moodle-competencies/parent-missing', at: competency.id, severity: 'warning', values });
  }
  return { placed: [...placed.values()], problems: [...sameIds(competencies), ...problems] };
}

/** Moodle stops half-way at an ID number that it has met. */
function sameIds(competencies: readonly Competency[]): readonly Problem[] {
  const first = new Map<string, Competency>();
  return competencies.flatMap((one) => {
    const other = first.get(one.id);
    if (!other) first.set(one.id, one);
    const values = { competency: one.code, other: other?.code ?? '' };
    return other ? [{ code: 'moodle-competencies/same-id', at: one.id, severity: 'error', values }] : [];
  });
}
