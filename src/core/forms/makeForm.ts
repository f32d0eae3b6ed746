import * as v from 'valibot';
import type { Change } from '#core/change/change';
import type { CourseParts } from '#core/course/links';
import { fill, subjectsOf, type Values, valuesOf } from '#core/forms/filling';
import { type Condition, formSchema } from '#core/forms/schema';
import type { FormTemplate, TemplateEntry, TemplateItem, TemplateQuestion } from '#core/forms/template';
import { type Chance, type Id, newId } from '#core/id';
import { isError, type Problem, type Result, settle } from '#core/problem';
import { questionSchema } from '#core/question/index';

/** Who makes the changes, when, and where ids come from. */
export interface Hand {
  readonly by: string;
  readonly at: string;
  readonly chance: Chance;
}

/**
 * The changes that copy a template into a course: its questions join the bank, then the form stands last. `values` fill its
 * places; what the course says itself need not be given. Each section is a page, and a page ends wherever a condition needs it.
 */
export function makeForm(
  template: FormTemplate,
  course: CourseParts,
  values: Values,
  hand: Hand,
): Result<readonly Change[]> {
  const filled = valuesOf(template, course, values);
  if (!filled.ok) return filled;
  const maker = new FormMaker(template, course, filled.value, hand.chance);
  const { form, questions, problems } = maker.make();
  if (problems.some(isError)) return { ok: false, problems };
  const change = (entity: Id, under: string, index: number, value: object): Change => {
    const after = { in: course.meta.id, under, index, value };
    return { id: newId('h', hand.chance), at: hand.at, by: hand.by, entity, path: '', before: undefined, after };
  };
  const changes = [
    ...questions.map((question, index) => change(question.id, '/questions', course.questions.length + index, question)),
    change(form.id, '/forms', course.forms.length, form),
  ];
  return settle(changes, problems);
}

type Stored = { readonly id: Id<'q'> } & Readonly<Record<string, unknown>>;

/** A question as conditions look for it. */
interface Asked {
  readonly id: Id<'q'>;
  /** What each answer reads. */
  readonly answers: ReadonlyMap<string, Id<'c'>>;
  readonly page: number;
}

/** What `each` is about at the moment; a key is looked for here first. */
interface Scope {
  readonly values: Values;
  readonly subject: string;
  readonly objective?: Id<'o'> | undefined;
}

class FormMaker {
  readonly #template: FormTemplate;
  readonly #course: CourseParts;
  readonly #values: Values;
  readonly #chance: Chance;
  readonly #code: string;
  readonly #items: object[] = [];
  readonly #questions: Stored[] = [];
  readonly #asked = new Map<string, Asked>();
  readonly #problems: Problem[] = [];
  #page = 0;
  #section: Condition | undefined;

  constructor(template: FormTemplate, course: CourseParts, values: Values, chance: Chance) {
    this.#template = template;
    this.#course = course;
    this.#values = values;
    this.#chance = chance;
    this.#code = freeCode(template.code, course);
  }

  make() {
    const { id: source, version, title, anonymous, introduction, codePrompt, returnTo, sections } = this.#template;
    sections.forEach((section) => this.#addSection(section));
    const form = {
      id: newId('f', this.#chance),
      code: this.#code,
      title: fill(title, this.#values),
      ...(introduction === undefined ? {} : { introduction: fill(introduction, this.#values, 'rich') }),
      anonymous,
      ...(codePrompt === undefined ? {} : { codePrompt: fill(codePrompt, this.#values) }),
      ...(returnTo === undefined ? {} : { returnTo: fill(returnTo, this.#values) }),
      template: { id: source, version },
      items: this.#items,
    };
    if (this.#problems.every((problem) => !isError(problem))) v.parse(formSchema, form);
    return { form, questions: this.#questions, problems: this.#problems };
  }

  #addSection({ title, when, layout, items }: FormTemplate['sections'][number]) {
    const whole: Scope = { values: this.#values, subject: '' };
    const entries = items.flatMap((item) => this.#repeated(item, whole));
    if (entries.length === 0) return;
    this.#section = this.#condition(when, whole);
    this.#turnPage({ title: fill(title, this.#values), ...(layout === 'grid' ? { layout } : {}) });
    for (const { entry, scope } of entries) this.#addEntry(entry, scope);
  }

  #repeated(item: TemplateItem, whole: Scope): { readonly entry: TemplateEntry; readonly scope: Scope }[] {
    if (item.kind !== 'each') return [{ entry: item, scope: whole }];
    const subjects = subjectsOf(item.of, this.#course);
    if (subjects.length === 0) this.#tell(item.of === 'objective' ? 'form/no-objective' : 'form/no-prerequisite');
    return subjects.flatMap(({ name, values, objective }) =>
      item.items.map((entry) => ({
        entry,
        scope: { values: { ...this.#values, ...values }, subject: name, objective },
      })),
    );
  }

  #turnPage(more: object) {
    this.#page += 1;
    const when = this.#section;
    this.#items.push({ id: newId('i', this.#chance), kind: 'page', ...more, ...(when && { when }) });
  }

  #addEntry(entry: TemplateEntry, scope: Scope) {
    const when = this.#condition(entry.when, scope);
    if (when && this.#find(entry.when?.question, scope)?.page === this.#page) this.#turnPage({});
    const item = { id: newId('i', this.#chance), kind: entry.kind === 'label' ? 'label' : 'question' };
    if (entry.kind === 'label') {
      this.#items.push({ ...item, text: fill(entry.text, scope.values, 'rich'), ...(when && { when }) });
      return;
    }
    const question = this.#addQuestion(entry, scope);
    const due = this.#dueAfter(entry.requiredWhen, scope);
    this.#items.push({
      ...item,
      question,
      ...(scope.objective && { objective: scope.objective }),
      ...(entry.required && { required: true }),
      ...(due && { requiredWhen: due }),
      ...(when && { when }),
    });
  }

  #addQuestion(entry: TemplateQuestion, { values, subject }: Scope): Id<'q'> {
    const id = newId('q', this.#chance);
    const code = `${this.#code}-${String(this.#questions.length + 1).padStart(2, '0')}`;
    const { own, answers } = this.#ownParts(entry, values);
    const question = { type: entry.kind, id, code, stem: fill(entry.stem, values, 'rich'), ...own };
    v.parse(questionSchema, question);
    this.#questions.push(question);
    if (entry.key !== undefined) this.#asked.set(keyIn(entry.key, subject), { id, answers, page: this.#page });
    return id;
  }

  /** What a question of its type has besides its text, as the bank stores it. */
  #ownParts(entry: TemplateQuestion, values: Values): { own: object; answers: ReadonlyMap<string, Id<'c'>> } {
    const answers = new Map<string, Id<'c'>>();
    const option = (text: string) => {
      const id = newId('c', this.#chance);
      answers.set(text, id);
      return id;
    };
    switch (entry.kind) {
      case 'single':
      case 'multiple': {
        const choices = entry.choices.map((text) => ({ id: option(text), text: fill(text, values, 'rich') }));
        return { own: { choices, shuffle: false }, answers };
      }
      case 'likert': {
        const { lowest, points } = this.#template.scales[entry.scale] ?? { points: [] };
        const scale = points.map((text) => ({ id: option(text), label: fill(text, values) }));
        const apart = entry.notApplicable;
        const notApplicable = apart === undefined ? undefined : { id: option(apart), label: apart };
        const own = { scale, ...(lowest === 0 && { lowest }), ...(notApplicable && { notApplicable }) };
        return { own, answers };
      }
      case 'short':
        return { own: {}, answers };
      case 'long':
        return { own: entry.lines === undefined ? {} : { lines: entry.lines }, answers };
      case 'numeric': {
        const { unit, min, max } = entry;
        return {
          own: Object.fromEntries(Object.entries({ unit, min, max }).filter(([, one]) => one !== undefined)),
          answers,
        };
      }
    }
  }

  #condition(when: TemplateEntry['when'], scope: Scope): Condition | undefined {
    if (when === undefined) return undefined;
    const due = this.#dueAfter({ question: when.question, answers: [when.answer] }, scope);
    const [answer] = due?.answers ?? [];
    return due && answer && { question: due.question, answer };
  }

  #dueAfter(wanted: TemplateQuestion['requiredWhen'], scope: Scope) {
    if (wanted === undefined) return undefined;
    const asked = this.#find(wanted.question, scope);
    const answers = wanted.answers.flatMap((answer) => asked?.answers.get(answer) ?? []);
    if (asked && answers.length === wanted.answers.length) return { question: asked.id, answers };
    const missing = `${wanted.question} = ${wanted.answers.join(', ')}`;
    this.#tell('form/template-condition', 'error', { condition: missing });
    return undefined;
  }

  #find(key: string | undefined, { subject }: Scope): Asked | undefined {
    if (key === undefined) return undefined;
    return this.#asked.get(keyIn(key, subject)) ?? this.#asked.get(keyIn(key, ''));
  }

  #tell(code: string, severity: Problem['severity'] = 'warning', values: Problem['values'] = {}) {
    if (this.#problems.some((problem) => problem.code === code && severity === 'warning')) return;
    this.#problems.push({
      code,
      at: this.#template.id,
      severity,
      values: { ...values, template: this.#template.title },
    });
  }
}

const keyIn = (key: string, subject: string) => `${key} ${subject}`;

/** The code of the template, with a number behind it where forms or questions of the course bear it already. */
function freeCode(code: string, { forms, questions }: CourseParts): string {
  const taken = (name: string) =>
    forms.some((form) => form.code === name) || questions.some((question) => question.code.startsWith(`${name}-`));
  let free = code;
  for (let next = 2; taken(free); next += 1) free = `${code}${next}`;
  return free;
}
