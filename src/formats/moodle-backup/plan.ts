import type { Course } from '#blocks/course';
import type { Lesson } from '#blocks/lesson';
import type { Term } from '#blocks/term/model';
import { contentOf, questionsIn, testsIn } from '#blocks/walk';
import type { Block } from '#blocks/models';
import { type Activity, activitiesOf, type Module, type Sequence } from '#core/design/schema';
import { compareFrench } from '#core/french';
import type { Form } from '#core/forms/schema';
import type { Test } from '#core/test/schema';
import { isObservation } from '#formats/moodle-backup/observation';
import { type Unit, unitsOf } from '#formats/unit';

/** The course as Moodle will show it: sections from top to bottom, activities in each. */
export interface Plan {
  readonly sections: readonly PlannedSection[];
}

export interface PlannedSection {
  readonly number: number;
  /** Without one, the general section of the course or the one for evaluation. */
  readonly module?: Module;
  readonly activities: readonly Planned[];
}

/** `key` is the entity that the activity comes of; it becomes the ID number in Moodle, so that results lead back. */
export type Planned = { readonly key: string; readonly title: string; readonly hidden?: true } & (
  | { readonly kind: 'label'; readonly sequence?: Sequence }
  | { readonly kind: 'page'; readonly lesson: Lesson }
  | { readonly kind: 'glossary'; readonly terms: readonly Term[] }
  | { readonly kind: 'scorm'; readonly unit: Unit }
  | { readonly kind: 'quiz'; readonly test: Test }
  | { readonly kind: 'feedback' | 'assign'; readonly form: Form }
  | { readonly kind: 'forum'; readonly activity: Activity }
);

/** Which sections and activities a course becomes; nothing of Moodle's files yet. */
export function planOf(course: Course): Plan {
  const inModules = course.design.modules.map((module) => ({ module, activities: inModule(module, course) }));
  const placed = new Set(inModules.flatMap(({ activities }) => activities.map(({ key }) => key)));
  const packaged = new Set(inModules.flatMap(({ activities }) => activities.flatMap(practisedIn)));
  const tests = course.tests.filter(({ id, phase }) => !placed.has(id) && (phase !== 'during' || !packaged.has(id)));
  const forms = course.forms.filter(({ id }) => !placed.has(id));
  const first = [
    ...introduction(course),
    ...forms.filter(isWelcome).map(formActivity),
    ...tests.filter(({ phase }) => phase === 'pre').map(quizActivity),
    ...glossaryOf(course),
  ];
  const last = [
    ...tests.filter(({ phase }) => phase !== 'pre').map(quizActivity),
    ...forms.filter((form) => !isWelcome(form)).map(formActivity),
  ];
  const sections = [{ activities: first }, ...inModules, ...(last.length > 0 ? [{ activities: last }] : [])];
  return { sections: sections.map((section, number) => ({ ...section, number })) };
}

/** The activities of all sections. */
export const plannedIn = ({ sections }: Plan): readonly Planned[] => sections.flatMap(({ activities }) => activities);

/** A unit whose pages ask something goes into Moodle as a package: a page of Moodle's cannot ask. */
export const isTracked = ({ pages }: Unit): boolean =>
  pages.some(({ blocks }) => questionsIn(blocks).length > 0 || testsIn(blocks).length > 0);

const introduction = ({ meta, audience }: Course): readonly Planned[] =>
  meta.summary !== undefined || audience.prerequisites.length > 0
    ? [{ kind: 'label', key: meta.id, title: meta.title }]
    : [];

/** Consent and enrolment come before all the rest. */
const isWelcome = ({ template }: Form): boolean =>
  template?.id === 'consentement' || template?.id === 'inscription-et-positionnement';

/** Asked months later: learners see it when the teacher shows it. */
const isCold = ({ template }: Form): boolean =>
  template?.id === 'a-froid-3-mois' || template?.id === 'superieur-hierarchique';

const formActivity = (form: Form): Planned => ({
  kind: isObservation(form) ? 'assign' : 'feedback',
  key: form.id,
  title: form.title,
  form,
  ...(isCold(form) && { hidden: true }),
});

const quizActivity = (test: Test): Planned => ({
  kind: 'quiz',
  key: test.id,
  title: test.title,
  test,
  ...((test.phase === 'm3' || test.phase === 'm6') && { hidden: true }),
});

function practisedIn(planned: Planned): readonly string[] {
  if (planned.kind !== 'scorm') return [];
  const { pages, test } = planned.unit;
  return [...pages.flatMap(({ blocks }) => testsIn(blocks)), ...(test ? [test.id] : [])];
}

/** Sequence by sequence: what is done there, then what there is to open. */
function inModule(module: Module, course: Course): readonly Planned[] {
  const unit = unitsOf(course).find(({ id }) => id === module.id);
  const scorm: Planned | undefined =
    unit && isTracked(unit) ? { kind: 'scorm', key: module.id, title: unit.title, unit } : undefined;
  const seen = new Set<string>(scorm ? practisedIn(scorm) : []);
  const once = (planned: Planned): readonly Planned[] => {
    if (seen.has(planned.key)) return [];
    seen.add(planned.key);
    return [planned];
  };
  return module.sequences.flatMap((sequence) => [
    { kind: 'label' as const, key: sequence.id, title: sequence.title, sequence },
    ...sequence.activities.flatMap((activity) => [
      ...readIn(activity, course, scorm).flatMap(once),
      ...course.tests
        .filter(({ id, phase }) => id === activity.test && phase === 'during')
        .flatMap((test) => once(quizActivity(test))),
      ...course.forms
        .filter((form) => form.id === activity.form && !isWelcome(form))
        .flatMap((form) => once(formActivity(form))),
      ...(isDiscussion(activity) ? once({ kind: 'forum', key: activity.id, title: activity.title, activity }) : []),
    ]),
  ]);
}

function readIn({ pages }: Activity, course: Course, scorm: Planned | undefined): readonly Planned[] {
  if (scorm) return pages.length > 0 ? [scorm] : [];
  return pages.flatMap((id) => {
    const lesson = course.lessons.find((one) => one.id === id);
    return lesson ? [{ kind: 'page' as const, key: id, title: lesson.title, lesson }] : [];
  });
}

const isDiscussion = ({ modality, learningType, pages, test, form }: Activity): boolean =>
  modality === 'asynchronous' &&
  (learningType === 'discussion' || learningType === 'collaboration') &&
  pages.length === 0 &&
  test === undefined &&
  form === undefined;

/** The words that the pages explain, each once, in the order of the alphabet. */
function glossaryOf({ meta, lessons, design }: Course): readonly Planned[] {
  const used = new Set(activitiesOf(design.modules).flatMap(({ pages }) => pages));
  const terms = new Map<string, Term>();
  for (const term of lessons.filter(({ id }) => used.has(id)).flatMap(({ blocks }) => termsIn(blocks))) {
    const key = term.name.normalize('NFC').toLowerCase();
    if (!terms.has(key)) terms.set(key, term);
  }
  if (terms.size === 0) return [];
  const sorted = [...terms.values()].sort((one, other) => compareFrench(one.name, other.name));
  return [{ kind: 'glossary', key: `${meta.id}.glossary`, title: '', terms: sorted }];
}

const termsIn = (blocks: readonly Block[]): readonly Term[] =>
  blocks.flatMap((block) => (block.block === 'term' ? [block] : termsIn(contentOf(block))));
