import { activitiesOf } from '#core/design/schema';
import { reasonKeptOut } from '#core/needs/decided';
import { leavesOf } from '#core/needs/framework';
import type { Objective } from '#core/objectives/schema';
import { programmeOf } from '#core/views/programme';
import type { SiteCourse } from '#site/courses';

/** What the page of a course shows besides its thread, computed once. */
export function syllabusOf(course: SiteCourse) {
  const { needs, objectives, design, audience, tests, forms } = course;
  const programme = programmeOf(design);
  return {
    programme,
    learners: audience.groups.reduce((sum, { size }) => sum + size, 0),
    /** Those that are rated and trained, the strongest need first; a domain that only gathers others is left out. */
    competencies: leavesOf(needs.competencies)
      .toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity))
      .map((one) => ({ ...one, aside: reasonKeptOut(one, needs) })),
    /** Objectives of the upper tier with those that serve them; an objective without a parent stands first of all. */
    objectives: childrenOf(undefined, objectives),
    codes: new Map<string, string>(objectives.map(({ id, code }) => [id, code])),
    /** The module whose activities fill a day. */
    productOf: (day: number) => {
      const ids = new Set(programme.days.find((one) => one.day === day)?.rows.map(({ activity }) => activity.id));
      return design.modules.find((module) => activitiesOf([module]).some(({ id }) => ids.has(id)));
    },
    tests: tests.map((test) => ({ test, pair: tests.find(({ id }) => id === test.pair)?.code })),
    forms: forms.map((form) => ({ form, questions: form.items.filter(({ kind }) => kind === 'question').length })),
  };
}

export interface ObjectiveTree {
  readonly objective: Objective;
  readonly below: readonly ObjectiveTree[];
}

function childrenOf(parent: string | undefined, objectives: readonly Objective[]): readonly ObjectiveTree[] {
  return objectives
    .filter((one) => (parent === undefined ? isTop(one, objectives) : one.parent === parent))
    .map((objective) => ({ objective, below: childrenOf(objective.id, objectives) }));
}

/** Stands under nothing; an objective whose parent is gone is shown all the same. */
const isTop = ({ parent }: Objective, objectives: readonly Objective[]): boolean =>
  parent === undefined || !objectives.some(({ id }) => id === parent);
