import type { CourseFile } from '#core/course/schema';
import type { Stage } from '#core/course/stages';
import { stages } from '#core/course/stages';
import { activitiesOf } from '#core/design/schema';
import { type Id, isId, lettersOf } from '#core/id';
import { reasonKeptOut } from '#core/needs/decided';
import { leavesOf } from '#core/needs/framework';
import type { Competency, Needs } from '#core/needs/schema';
import type { Problem } from '#core/problem';

/** To begin, under way, complete, or complete once and to look at again. */
export type StageState = 'todo' | 'started' | 'complete' | 'review';

/** A field of the workspace: what it belongs to, and its JSON Pointer in it. */
export interface Place {
  readonly entity: Id;
  readonly path: string;
}

/** One thing that a stage wants; `key` names its words (`atelier.step.<stage>.<key>`). */
export interface Step {
  readonly key: string;
  readonly isDone: boolean;
  readonly place: Place;
}

export interface StageView {
  readonly state: StageState;
  /** The first step that is not done; none where the stage wants nothing more, or its screen is not there yet. */
  readonly next?: Step;
}

export type StageViews = Readonly<Record<Stage, StageView>>;

/** What the states of the stages are made of: the structure, and how many pages there are. */
export interface StageMatter extends CourseFile {
  readonly lessons: readonly unknown[];
}

/** Where each stage stands. A stage with all its steps done and a fault in it is to look at again. */
export function stageViews(course: StageMatter, problems: readonly Problem[] = []): StageViews {
  const faulty = new Set(problems.filter(({ severity }) => severity !== 'info').map(stageOf));
  const views = stages.map((stage): [Stage, StageView] => {
    const steps = stepsOf(stage, course);
    const next = steps.find(({ isDone }) => !isDone);
    const isEmpty = steps.every(({ isDone }) => !isDone);
    const state = isEmpty ? 'todo' : next ? 'started' : faulty.has(stage) ? 'review' : 'complete';
    return [stage, { state, ...(next ? { next } : {}) }];
  });
  return Object.fromEntries(views) as unknown as StageViews;
}

/** Its place is known, or it is out of the race. */
const isRanked = (one: Competency, needs: Needs): boolean =>
  one.rank !== undefined || reasonKeptOut(one, needs) !== undefined;

function stepsOf(stage: Stage, course: StageMatter): readonly Step[] {
  const { framing, audience, needs, objectives, design, tests, forms } = course;
  const step = (key: string, isDone: boolean, path: string, entity: Id = course.meta.id): Step => ({
    key,
    isDone,
    place: { entity, path },
  });
  /** A step that every item of a list must take; its place is the first that did not. */
  const each = <T extends { readonly id: Id }>(
    key: string,
    items: readonly T[],
    isDone: (item: T) => boolean,
    path: string,
  ) => {
    const left = items.find((item) => !isDone(item));
    return step(key, items.length > 0 && left === undefined, path, left?.id);
  };
  const operational = objectives.filter(({ tier }) => tier === 'operational');
  switch (stage) {
    case 'framing':
      return [
        step('client', framing.client !== undefined, '/framing/client'),
        step('context', framing.context !== undefined, '/framing/context'),
        step('results', framing.results.length > 0, '/framing/results'),
        step('scope', framing.scope?.included !== undefined, '/framing/scope/included'),
      ];
    case 'audience':
      return [
        step('groups', audience.groups.length > 0, '/audience/groups'),
        each('sizes', audience.groups, ({ size }) => size > 0, '/size'),
      ];
    case 'needs':
      return [
        step('competencies', needs.competencies.length > 0, '/needs/competencies'),
        each('ranks', leavesOf(needs.competencies), (one) => isRanked(one, needs), '/rank'),
        ...(needs.needs.length > 0
          ? [each('decided', needs.needs, ({ decision }) => decision !== undefined, '/decision')]
          : []),
      ];
    case 'objectives':
      return [
        step(
          'training',
          objectives.some(({ tier }) => tier === 'training'),
          '/objectives/training',
        ),
        step('operational', operational.length > 0, '/objectives/operational'),
        each('linked', operational, ({ competencies }) => competencies.length > 0, '/competencies'),
        each('levels', operational, ({ level }) => level !== undefined, '/level'),
      ];
    case 'design':
      return [
        step('modules', design.modules.length > 0, '/design/modules'),
        step('activities', activitiesOf(design.modules).length > 0, '/design/modules'),
        step('timetable', design.timetable.length > 0, '/design/timetable'),
      ];
    case 'contents':
      return [step('pages', course.lessons.length > 0, '/lessons')];
    case 'evaluation':
      return [
        step(
          'pre',
          tests.some(({ phase }) => phase === 'pre'),
          '/tests',
        ),
        step(
          'post',
          tests.some(({ phase }) => phase === 'post'),
          '/tests',
        ),
        step('form', forms.length > 0, '/forms'),
      ];
    case 'delivery':
      return [step('later', false, '')];
    case 'results':
      return [step('later', false, '')];
  }
}

/** The codes whose mending belongs to another stage than what they are told of, or to one field of it. */
const mendedIn: Readonly<Record<string, Stage>> = {
  'coverage/objective-without-activity': 'design',
  'coverage/objective-without-question': 'evaluation',
  'coverage/objective-by-grid': 'evaluation',
  'coverage/priority-without-objective': 'objectives',
  'coverage/competency-without-objective': 'objectives',
  'coverage/need-without-objective': 'objectives',
  'coverage/finding-without-module': 'needs',
  'alignment/level-of-other-domain': 'objectives',
  'alignment/method-unfit': 'design',
  'alignment/recall-only': 'evaluation',
  'alignment/grid-missing': 'evaluation',
  'course/empty-bank': 'evaluation',
};

const byArea: Readonly<Record<string, Stage>> = {
  needs: 'needs',
  objective: 'objectives',
  audience: 'audience',
  design: 'design',
  test: 'evaluation',
  question: 'evaluation',
  lesson: 'contents',
  block: 'contents',
  mdx: 'contents',
  media: 'contents',
};

const byLetter: Readonly<Record<string, Stage>> = {
  k: 'framing',
  r: 'framing',
  g: 'audience',
  n: 'audience',
  am: 'audience',
  y: 'needs',
  sv: 'needs',
  ev: 'needs',
  ne: 'needs',
  so: 'needs',
  o: 'objectives',
  m: 'design',
  z: 'design',
  a: 'design',
  u: 'design',
  p: 'design',
  d: 'design',
  l: 'contents',
  e: 'evaluation',
  f: 'evaluation',
  i: 'evaluation',
  q: 'evaluation',
};

/** The stage whose screen mends a problem. */
export function stageOf({ code, at }: Problem): Stage {
  const area = code.slice(0, code.indexOf('/'));
  const known = mendedIn[code] ?? byArea[area];
  if (known !== undefined) return known;
  if (isId(at)) return stageOfEntity(at);
  if (at.startsWith('data/people.json')) return 'audience';
  return at.startsWith('bank.json') ? 'evaluation' : /^(lessons|media)\//.test(at) ? 'contents' : 'framing';
}

/** The stage whose screen shows an entity. */
export const stageOfEntity = (id: Id): Stage => byLetter[lettersOf(id)] ?? 'framing';

/** The field of its thing that a problem is about. */
const fields: Readonly<Record<string, string>> = {
  'framing/dates-reversed': '/startDay',
  'framing/deadline-after-start': '/startDay',
  'framing/task-without-accountable': '/role',
  'framing/risk-without-measure': '/measure',
  'framing/no-risk': '/framing/risks',
  'framing/issue-untreated': '/cells',
  'framing/events-overlap': '/start',
  'framing/workload-mismatch': '/workload',
  'framing/workload-mismatch-mission': '/workload',
  'framing/workload-over': '/workload',
  'audience/prerequisites-unchecked': '/audience/prerequisiteCheck',
  'audience/weak-connection': '/audience/groups',
  'audience/hard-language': '/language',
  'alignment/level-of-other-domain': '/level',
  'coverage/need-without-objective': '/competencies',
  'needs/circle': '/parent',
  'needs/too-deep': '/parent',
  'needs/level-off-scale': '/expected',
  'needs/no-quotation': '/quotation',
  'needs/no-evidence': '/evidence',
  'needs/undecided': '/decision',
  'needs/against-diagnosis': '/reason',
  'needs/no-reason': '/reason',
  'needs/no-owner': '/owner',
  'needs/solution-unowned': '/owner',
};

/** The very field that a problem speaks of; the entity alone where no one field does, nothing where it is about a file. */
export function placeOfProblem({ code, at, values }: Problem): Place | undefined {
  if (!isId(at)) return undefined;
  if (code === 'document/gap') return { entity: at, path: String(values?.['path'] ?? '') };
  if (code === 'framing/no-accountable') return { entity: at, path: '/accountable' };
  const field = fields[code];
  if (field !== undefined) return { entity: at, path: field };
  if (at.startsWith('k-')) return { entity: at, path: '/framing/context' };
  if (code === 'course/duplicate-code') return { entity: at, path: '/code' };
  if (code === 'coverage/objective-without-competency') return { entity: at, path: '/competencies' };
  if (code.startsWith('objective/')) return { entity: at, path: '/text' };
  return { entity: at, path: '' };
}
