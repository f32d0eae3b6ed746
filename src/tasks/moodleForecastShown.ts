import type { Course } from '#blocks/course';
import type { Lesson } from '#blocks/lesson';
import type { Block } from '#blocks/models';
import { contentOf } from '#blocks/walk';
import type { Question } from '#core/question/index';
import { composeTest } from '#core/test/compose';
import type { Test } from '#core/test/schema';
import { gridOf } from '#formats/moodle-backup/observation';
import { type Planned, plannedIn, planOf } from '#formats/moodle-backup/plan';
import { isDrawn } from '#formats/moodle-backup/slots';
import { pagesFor } from '#formats/package/review';
import { type ForecastLine, line, type Named } from '#tasks/moodleForecastLines';

type Row = Pick<ForecastLine, 'code' | 'kind' | 'severity'> & { readonly about: readonly Named[] };

/** What no format tells, for nothing of it is lost: the same thing, otherwise. Only kinds that the course has. */
export function shownOtherwise(course: Course): readonly ForecastLine[] {
  const planned = plannedIn(planOf(course));
  const rows = [
    ...inPages(planned),
    ...inQuizzes(planned, course),
    ...inForms(planned, course),
    ...aroundThem(planned, course),
  ];
  return rows.flatMap((row) => (row.about.length === 0 ? [] : [line(row, row.about, course)]));
}

const titled = ({ key, title }: Planned): Named => ({ id: key, name: title });
const coded = ({ id, code }: Question): Named => ({ id, name: code });
const info = 'info' as const;

/** A page of Moodle's has no script of ours: what lives elsewhere stands still, and keeps nothing. */
function inPages(planned: readonly Planned[]): readonly Row[] {
  const pages = planned.flatMap((one) => (one.kind === 'page' ? [one.lesson] : []));
  const packages = planned.filter(({ kind }) => kind === 'scorm');
  const withBlock = (name: Block['block']) => pages.filter(({ blocks }) => has(name, blocks)).map(pageName);
  return [
    { code: 'moodle-forecast/module-as-package', kind: 'differs', severity: info, about: packages.map(titled) },
    { code: 'moodle-forecast/page-when-opened', kind: 'differs', severity: info, about: pages.map(pageName) },
    { code: 'moodle-forecast/tabs-unfolded', kind: 'differs', severity: info, about: withBlock('tabs') },
    { code: 'moodle-forecast/cards-unfolded', kind: 'differs', severity: info, about: withBlock('flashcards') },
    { code: 'moodle-forecast/case-unfolded', kind: 'differs', severity: info, about: withBlock('case') },
    { code: 'moodle-forecast/checklist-forgets', kind: 'differs', severity: info, about: withBlock('checklist') },
    { code: 'moodle-forecast/reflection-forgets', kind: 'differs', severity: info, about: withBlock('reflection') },
  ];
}

const pageName = ({ id, title }: Lesson): Named => ({ id, name: title });

const has = (name: Block['block'], blocks: readonly Block[]): boolean =>
  blocks.some((block) => block.block === name || has(name, contentOf(block)));

/** Only in quizzes of Moodle's: in a package our own player asks. */
function inQuizzes(planned: readonly Planned[], course: Course): readonly Row[] {
  const tests = planned.flatMap((one) => (one.kind === 'quiz' ? [one.test] : []));
  const asked = questionsOf(tests, course);
  const tried = questionsOf(
    tests.filter((test) => isTriedAgain(test, course)),
    course,
  );
  const hinted = asked.filter(({ hints }) => hints !== undefined);
  const typed = (question: Question) =>
    (question.type === 'short' || (question.type === 'cloze' && question.gaps.some(({ kind }) => kind === 'short'))) &&
    !question.accentsMatter;
  const rows: readonly (readonly [Row['code'], readonly Question[]])[] = [
    ['moodle-forecast/dont-know-as-choice', asked.filter((question) => 'dontKnow' in question && question.dontKnow)],
    ['moodle-forecast/hints-after-try', hinted.filter((question) => tried.includes(question))],
    ['moodle-forecast/hints-unseen', hinted.filter((question) => !tried.includes(question))],
    [
      'moodle-forecast/unit-said',
      asked.filter((question) => question.type === 'numeric' && question.unit !== undefined),
    ],
    ['moodle-forecast/typed-strictly', asked.filter(typed)],
    ['moodle-forecast/essay-counts', asked.filter(({ type }) => type === 'long')],
  ];
  return [
    ...rows.map(([code, questions]): Row => ({ code, kind: 'differs', severity: info, about: questions.map(coded) })),
    {
      code: 'moodle-forecast/review-whole',
      kind: 'differs',
      severity: info,
      about: tests.filter((test) => hasReview(test, course)).map(({ id, title }) => ({ id, name: title })),
    },
  ];
}

/** Those that a quiz asks, or may draw; each once. */
function questionsOf(tests: readonly Test[], course: Course): readonly Question[] {
  const ids = new Set(tests.flatMap((test) => composeTest(test, course.questions)));
  const drawnFrom = new Set(
    tests
      .filter((test) => isDrawn(test, course))
      .flatMap(({ blueprint = [] }) => blueprint.map(({ objective }) => objective)),
  );
  return course.questions.filter(
    ({ id, objective, type }) =>
      ids.has(id) || (type !== 'long' && objective !== undefined && drawnFrom.has(objective)),
  );
}

/** Moodle shows hints only between two tries; the backup asks for that behaviour here: `activity/quiz.ts`. */
const isTriedAgain = ({ correction, kind, questions }: Test, course: Course): boolean =>
  (correction === 'each' || kind === 'practice') &&
  course.questions.some(({ id, hints }) => questions.includes(id) && hints !== undefined);

const hasReview = ({ kind, passShare = 0, correction, questions }: Test, course: Course): boolean =>
  kind !== 'practice' &&
  passShare > 0 &&
  correction !== 'none' &&
  course.questions.some(
    ({ id, objective }) => questions.includes(id) && objective !== undefined && pagesFor(objective, course).length > 0,
  );

function inForms(planned: readonly Planned[], course: Course): readonly Row[] {
  const byId = new Map(course.questions.map((question) => [question.id, question]));
  const grids = planned.flatMap((one) => (one.kind === 'assign' ? [{ one, ...gridOf(one.form, byId) }] : []));
  const consents = planned.filter((one) => one.kind === 'feedback' && one.form.template?.id === 'consentement');
  const notApplicable = grids.flatMap(({ criteria }) => criteria.filter((one) => one.notApplicable !== undefined));
  return [
    {
      code: 'moodle-forecast/grid-as-assignment',
      kind: 'differs',
      severity: info,
      about: grids.map(({ one }) => titled(one)),
    },
    { code: 'moodle-forecast/consent-not-required', kind: 'differs', severity: info, about: consents.map(titled) },
    {
      code: 'moodle-forecast/grid-questions',
      kind: 'cannot',
      severity: info,
      about: grids.flatMap(({ others }) => others.map(coded)),
    },
    { code: 'moodle-forecast/grid-not-applicable', kind: 'cannot', severity: info, about: notApplicable.map(coded) },
  ];
}

function aroundThem(planned: readonly Planned[], course: Course): readonly Row[] {
  const glossary = planned
    .filter(({ kind }) => kind === 'glossary')
    .map(() => ({ id: course.meta.id, name: course.meta.title }));
  const timed = new Set(course.design.timetable.map(({ activity }) => activity));
  const activities = course.design.modules
    .flatMap(({ sequences }) => sequences.flatMap((one) => one.activities))
    .filter(({ id, test, form }) => timed.has(id) && (test ?? form) !== undefined);
  return [
    { code: 'moodle-forecast/glossary-as-page', kind: 'differs', severity: info, about: glossary },
    {
      code: 'moodle-forecast/times-as-text',
      kind: 'cannot',
      severity: info,
      about: activities.map(({ id, title }) => ({ id, name: title })),
    },
  ];
}
