import type { Design } from '#core/design/schema';
import { activitiesOf } from '#core/design/schema';
import { isReached, reasonKeptOut } from '#core/needs/decided';
import { findingRows } from '#core/needs/findings';
import { leavesOf } from '#core/needs/framework';
import type { NeedsSource } from '#core/needs/schema';
import type { Objective } from '#core/objectives/schema';
import type { Question } from '#core/question/index';

/** What the thread is drawn from: a course, or the part of it that links. */
export interface ThreadSource {
  readonly needs: NeedsSource;
  readonly objectives: readonly Objective[];
  readonly design: Design;
  readonly questions: readonly Question[];
}

export type ThreadKind = 'finding' | 'competency' | 'objective' | 'activity' | 'question' | 'grid';

/** One stop of the thread. `title` is plain, except a question's, which is its stem (rich). */
export interface ThreadNode {
  readonly id: string;
  readonly kind: ThreadKind;
  readonly code: string;
  readonly title: string;
  /** Place of a competency in the order of needs, 1 first. */
  readonly rank?: number;
  readonly minutes?: number;
}

/** Where the thread breaks, and at which stop: the word for it is the page's. */
export interface Rupture {
  readonly kind:
    | 'finding-without-module'
    | 'competency-without-objective'
    | 'objective-without-competency'
    | 'objective-without-activity'
    | 'objective-without-assessment'
    | 'question-without-objective';
  readonly at: string;
}

/** One operational objective and all that hangs on it; ids, in the order of the course. */
export interface Strand {
  readonly objective: string;
  readonly competencies: readonly string[];
  readonly activities: readonly string[];
  /** Its questions, then its observation grid. */
  readonly assessments: readonly string[];
}

export interface Thread {
  readonly nodes: readonly ThreadNode[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
  readonly strands: readonly Strand[];
  /** Competencies kept out on purpose, with the reason: an end, not a rupture. */
  readonly setAside: readonly { readonly competency: string; readonly reason: string }[];
  readonly ruptures: readonly Rupture[];
}

/** The thread of a course: competency → objective → activity → question, and each place where it breaks. */
export function threadOf(source: ThreadSource): Thread {
  const { competencies } = source.needs;
  const operational = source.objectives.filter(({ tier }) => tier === 'operational');
  const strands = operational.map((objective) => strandOf(objective, source));
  const taken = new Set(strands.flatMap((strand) => strand.competencies));
  const left = leavesOf(competencies)
    .filter(({ id }) => !isReached(id, taken, competencies))
    .map(({ id, ...one }) => ({ id, reason: reasonKeptOut({ id, ...one }, source.needs) }));
  return {
    nodes: nodesOf(source, operational, strands),
    links: strands.flatMap(({ objective, competencies, activities, assessments }) => [
      ...competencies.map((from) => ({ from, to: objective })),
      ...[...activities, ...assessments].map((to) => ({ from: objective, to })),
    ]),
    strands,
    setAside: left.flatMap(({ id, reason }) => (reason ? [{ competency: id, reason }] : [])),
    ruptures: [
      ...unanswered(source).map(({ finding }) => ({ kind: 'finding-without-module' as const, at: finding.id })),
      ...left
        .filter(({ reason }) => reason === undefined)
        .map(({ id }) => ({ kind: 'competency-without-objective' as const, at: id })),
      ...strands.flatMap(rupturesOf),
      ...strayQuestions(source, operational).map(({ id }) => ({ kind: 'question-without-objective' as const, at: id })),
    ],
  };
}

/** The stops before and after one stop, and itself: all that hangs on the same thread. Empty for an unknown id. */
export function chainOf({ nodes, links }: Thread, id: string): readonly string[] {
  const reached = new Set<string>();
  const walk = (at: string, next: (from: string) => readonly string[]): void => {
    reached.add(at);
    next(at).forEach((further) => walk(further, next));
  };
  walk(id, (at) => links.filter(({ to }) => to === at).map(({ from }) => from));
  walk(id, (at) => links.filter(({ from }) => from === at).map(({ to }) => to));
  return nodes.filter((node) => reached.has(node.id)).map((node) => node.id);
}

function strandOf(objective: Objective, { needs, design, questions }: ThreadSource): Strand {
  return {
    objective: objective.id,
    competencies: needs.competencies.filter(({ id }) => objective.competencies.includes(id)).map(({ id }) => id),
    activities: activitiesOf(design.modules)
      .filter(({ objectives }) => objectives.includes(objective.id))
      .map(({ id }) => id),
    assessments: [
      ...questions.filter((question) => question.objective === objective.id).map(({ id }) => id),
      ...design.materials.filter(({ id }) => id === objective.grid).map(({ id }) => id),
    ],
  };
}

function rupturesOf({ objective, competencies, activities, assessments }: Strand): Rupture[] {
  const found: Rupture[] = [];
  if (competencies.length === 0) found.push({ kind: 'objective-without-competency', at: objective });
  if (activities.length === 0) found.push({ kind: 'objective-without-activity', at: objective });
  if (assessments.length === 0) found.push({ kind: 'objective-without-assessment', at: objective });
  return found;
}

/** The findings of the audit that no module answers; as long as there are no modules, none can. */
const unanswered = (source: ThreadSource) =>
  source.design.modules.length === 0 ? [] : findingRows(source).filter(({ isRupture }) => isRupture);

/** Questions that say which objective they check, and name one that is not an operational objective of the course. */
const strayQuestions = ({ questions }: ThreadSource, operational: readonly Objective[]): readonly Question[] =>
  questions.filter(({ objective }) => objective !== undefined && !operational.some(({ id }) => id === objective));

function nodesOf(source: ThreadSource, operational: readonly Objective[], strands: readonly Strand[]): ThreadNode[] {
  const used = new Set(strands.flatMap(({ activities, assessments }) => [...activities, ...assessments]));
  const stray = new Set(strayQuestions(source, operational).map(({ id }) => id as string));
  const { competencies } = source.needs;
  const taken = new Set(strands.flatMap((strand) => strand.competencies));
  // A domain that only gathers others is no stop.
  const shown = competencies.filter((one) => taken.has(one.id) || leavesOf(competencies).includes(one));
  return [
    ...unanswered(source).map(({ finding: { id, code, title } }) => ({ id, kind: 'finding' as const, code, title })),
    ...shown.map(({ id, code, title, rank }) => ({
      ...{ id, kind: 'competency' as const, code, title },
      ...(rank === undefined ? {} : { rank }),
    })),
    ...operational.map(({ id, code, text }) => ({ id, kind: 'objective' as const, code, title: text })),
    ...activitiesOf(source.design.modules)
      .filter(({ id }) => used.has(id))
      .map(({ id, code, title, minutes }) => ({ id, kind: 'activity' as const, code, title, minutes })),
    ...source.questions
      .filter(({ id }) => used.has(id) || stray.has(id))
      .map(({ id, code, stem }) => ({ id, kind: 'question' as const, code, title: stem })),
    ...source.design.materials
      .filter(({ id }) => used.has(id))
      .map(({ id, code, title }) => ({ id, kind: 'grid' as const, code, title })),
  ];
}
