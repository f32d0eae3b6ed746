import type { CourseFile } from '#core/course/schema';
import { activitiesOf } from '#core/design/schema';
import type { Condition, Form, FormItem } from '#core/forms/schema';
import { framingEntities, framingLinks } from '#core/framing/links';
import { type Id, letters, lettersOf } from '#core/id';
import type { Problem } from '#core/problem';
import { optionsOf } from '#core/question/grading';
import type { Question } from '#core/question/index';

/** The structure of a course, its questions and what a link may know of its pages. */
export interface CourseParts extends CourseFile {
  readonly questions: readonly Question[];
  readonly lessons: readonly LessonOutline[];
}

export interface LessonOutline {
  readonly id: Id<'l'>;
  readonly path: string;
  readonly title: string;
  /** The questions that the page shows. */
  readonly questions: readonly Id<'q'>[];
  /** The tests that it lets practise. */
  readonly tests: readonly Id<'e'>[];
}

export type Kind = keyof typeof letters;

/** Something that has an id, as people name it: by its code, else its title. */
export interface Entity {
  readonly id: Id;
  readonly kind: Kind;
  readonly name: string;
}

/** One stored link; `field` is where it is written. */
export interface Link {
  readonly from: Entity;
  readonly field: string;
  /** What it should lead to. */
  readonly kind: Kind;
  readonly to: Id;
}

interface Named {
  readonly id: Id;
  readonly code?: string;
  readonly title?: string;
  readonly name?: string;
}

const kindOf = (id: Id): Kind => {
  const kind = (Object.keys(letters) as Kind[]).find((name) => letters[name] === lettersOf(id));
  if (kind === undefined) throw new Error(`no kind of entity has the letter of ${id}`);
  return kind;
};

const entity = (named: Named): Entity => ({
  id: named.id,
  kind: kindOf(named.id),
  name: named.code ?? named.title ?? named.name ?? '',
});

/** Everything in a course that a link may lead to, and the choices of its questions apart. */
export function entitiesOf(course: CourseParts): readonly Entity[] {
  const { design, framing } = course;
  const items = course.forms.flatMap((form) => form.items.map(({ id }) => ({ id, title: form.code })));
  const slots = design.timetable.map(({ id, start }) => ({ id, title: start }));
  const named: readonly Named[] = [
    course.meta,
    ...framingEntities(framing),
    ...course.audience.groups,
    ...course.needs.competencies,
    ...course.needs.evidence,
    ...course.needs.needs,
    ...course.needs.solutions,
    ...course.needs.surveys,
    ...course.objectives,
    ...design.modules,
    ...design.modules.flatMap(({ sequences }) => sequences),
    ...activitiesOf(design.modules),
    ...design.materials,
    ...design.trainers,
    ...slots,
    ...course.tests,
    ...course.forms,
    ...items,
    ...course.questions,
    ...course.lessons.map(({ id, title }) => ({ id, title })),
  ];
  return named.map(entity);
}

/** Every link of a course, in the order of its file; the pages' links to questions and tests last. */
export function linksOf(course: CourseParts): readonly Link[] {
  const { design } = course;
  return [
    ...framingLinks(course.framing).flatMap(({ from, field, kind, to }) => links(from, field, kind, to)),
    ...needLinks(course),
    ...course.objectives.flatMap((objective) => [
      ...links(objective, 'parent', 'objective', objective.parent),
      ...links(objective, 'competencies', 'competency', ...objective.competencies),
      ...links(objective, 'grid', 'material', objective.grid),
    ]),
    ...design.modules.flatMap((module) => links(module, 'objectives', 'objective', ...module.objectives)),
    ...activitiesOf(design.modules).flatMap((activity) => [
      ...links(activity, 'objectives', 'objective', ...activity.objectives),
      ...links(activity, 'materials', 'material', ...activity.materials),
      ...links(activity, 'trainer', 'trainer', activity.trainer),
      ...links(activity, 'pages', 'lesson', ...activity.pages),
      ...links(activity, 'test', 'test', activity.test),
      ...links(activity, 'form', 'form', activity.form),
    ]),
    ...design.timetable.flatMap((slot) =>
      links({ id: slot.id, title: slot.start }, 'activity', 'activity', slot.activity),
    ),
    ...course.tests.flatMap((test) => [
      ...links(test, 'questions', 'question', ...test.questions),
      ...links(test, 'blueprint', 'objective', ...(test.blueprint ?? []).map(({ objective }) => objective)),
      ...links(test, 'pair', 'test', test.pair),
    ]),
    ...course.forms.flatMap(formLinks),
    ...course.questions.flatMap((question) => links(question, 'objective', 'objective', question.objective)),
    ...course.lessons.flatMap((lesson) => [
      ...links(lesson, 'questions', 'question', ...lesson.questions),
      ...links(lesson, 'tests', 'test', ...lesson.tests),
    ]),
  ];
}

function needLinks({ needs }: CourseParts): readonly Link[] {
  return [
    ...needs.competencies.flatMap((one) => links(one, 'parent', 'competency', one.parent)),
    ...needs.evidence.flatMap((one) => links(one, 'modules', 'module', ...one.modules)),
    ...needs.needs.flatMap((one) => [
      ...links(one, 'competencies', 'competency', ...one.competencies),
      ...links(one, 'evidence', 'evidence', ...one.evidence),
    ]),
    ...needs.solutions.flatMap((one) => links(one, 'need', 'need', one.need)),
    ...needs.surveys.flatMap((one) => [
      ...links(one, 'competencies', 'competency', ...one.competencies),
      ...links(one, 'frequent', 'competency', ...(one.frequent ?? [])),
    ]),
  ];
}

function formLinks(form: Form): readonly Link[] {
  return form.items.flatMap((item) => [
    ...(item.kind === 'question' ? links(form, 'items', 'question', item.question) : []),
    ...(item.kind === 'question' ? links(form, 'objective', 'objective', item.objective) : []),
    ...conditionsOf(item).flatMap(({ question }) => links(form, 'when', 'question', question)),
  ]);
}

/** What an item waits for, and what makes it due, answer by answer. */
function conditionsOf(item: FormItem): readonly Condition[] {
  const due = item.kind === 'question' ? item.requiredWhen : undefined;
  return [
    ...(item.when ? [item.when] : []),
    ...(due?.answers.map((answer) => ({ question: due.question, answer })) ?? []),
  ];
}

const links = (from: Named, field: string, kind: Kind, ...ids: readonly (Id | undefined)[]): readonly Link[] =>
  ids.flatMap((to) => (to === undefined ? [] : [{ from: entity(from), field, kind, to }]));

/** The links that lead nowhere, and the conditions of forms that wait for an answer nobody can give. */
export function linkProblems(course: CourseParts): readonly Problem[] {
  const there = new Set(entitiesOf(course).map(({ id }) => id));
  const broken = linksOf(course).filter(({ to }) => !there.has(to));
  const deaf = course.forms.flatMap((form) =>
    form.items.flatMap(conditionsOf).flatMap(({ question, answer }) => {
      const asked = course.questions.find(({ id }) => id === question);
      const heard = asked === undefined || optionsOf(asked).includes(answer);
      return heard ? [] : links(form, 'when', 'choice', answer);
    }),
  );
  return [...broken, ...deaf].map(({ from, field, kind }) => ({
    code: 'link/broken',
    at: from.id,
    severity: 'error',
    values: { fromKind: from.kind, from: from.name, field, aKind: kind },
  }));
}

/** Ids that two things bear (an error: a link could not choose) and codes that two things of a kind bear (a warning). */
export function duplicateProblems(course: CourseParts): readonly Problem[] {
  const entities = entitiesOf(course);
  const choices = course.questions.flatMap((question) => {
    const ids = choiceIds(question);
    return ids.some((id, index) => ids.indexOf(id) !== index) ? [entity(question)] : [];
  });
  return [
    ...pairs(entities, ({ id }) => id).map(([first, second]): Problem => {
      const values = { fromKind: first.kind, from: first.name, otherKind: second.kind, other: second.name };
      return { code: 'course/duplicate-id', at: second.id, severity: 'error', values };
    }),
    ...choices.map(({ id, name }): Problem => {
      return { code: 'question/duplicate-choice', at: id, severity: 'error', values: { question: name } };
    }),
    ...pairs(
      entities.filter(({ kind }) => !codeless.includes(kind)),
      ({ kind, name }) => `${kind} ${name}`,
    ).map(([, second]): Problem => {
      const values = { kind: second.kind, name: second.name };
      return { code: 'course/duplicate-code', at: second.id, severity: 'warning', values };
    }),
  ];
}

/** Named by a title, which may come back. */
const codeless: readonly Kind[] = ['course', 'slot', 'formItem', 'lesson', 'event', 'task'];

/** The ids inside a question, of choices, answers, pairs, gaps: whatever its type. */
function choiceIds(part: object, found: string[] = []): readonly string[] {
  const { id } = part as { readonly id?: unknown };
  if (typeof id === 'string' && id.startsWith('c-')) found.push(id);
  for (const inside of Object.values(part) as unknown[])
    if (typeof inside === 'object' && inside !== null) choiceIds(inside, found);
  return found;
}

function pairs<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, T])[] {
  const firsts = new Map<string, T>();
  return items.flatMap((item): (readonly [T, T])[] => {
    const first = firsts.get(keyOf(item));
    if (first !== undefined) return [[first, item]];
    firsts.set(keyOf(item), item);
    return [];
  });
}
