import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import type { Change } from '#core/change/change';
import type { FileTree } from '#core/fileTree';
import type { Values } from '#core/forms/filling';
import { sectionsOf } from '#core/forms/sections';
import { type FormTemplate, formTemplateSchema } from '#core/forms/template';
import { addForm } from '#tasks/addForm';
import { checkCourse } from '#tasks/checkCourse';
import { added as addedTo, applied, exampleWithoutForms, hand, known, name, opened } from './madeForms.ts';
import { templateOf, templates } from './templates.ts';

let files: FileTree;
let course: Course;

beforeAll(async () => {
  files = await exampleWithoutForms();
  course = opened(files);
});

const added = (template: FormTemplate, to = course, values = known(template)) => addedTo(template, to, values);
const checkedWith = (changes: readonly Change[]) => checkCourse(name, applied(files, changes));
const coded = (problems: readonly { code: string; at: string }[]) => problems.map(({ code, at }) => `${code} ${at}`);

describe.each(templates.map((template) => [template.id, template] as const))('%s', (id, template) => {
  test('is a form of the course; check has no more to say than before', () => {
    const before = coded(checkCourse(name, files).problems);
    const { course: after, problems } = checkedWith(added(template));
    expect(coded(problems).filter((problem) => !before.includes(problem))).toEqual([]);
    expect(after?.forms).toMatchObject([{ code: template.code, template: { id, version: template.version } }]);
    expect(after?.questions.length).toBeGreaterThan(course.questions.length);
  });

  test('asks for consent first, and everything else waits for it', () => {
    const form = checkedWith(added(template)).course?.forms[0];
    if (!form) throw new Error('there is a form');
    const [first, ...others] = sectionsOf(form);
    const consent = first?.entries.find(({ kind }) => kind === 'question');
    expect(consent).toMatchObject({ required: true });
    const asked = consent?.kind === 'question' ? consent.question : undefined;
    expect(others.every(({ when }) => when?.question === asked)).toBe(true);
  });

  test('leaves no place to fill', () => {
    const changes = added(template);
    expect(JSON.stringify(changes)).not.toMatch(/\{\w+\}|undefined/);
  });

  test('has no place that its values do not fill, and no value without a place', () => {
    const { values, ...rest } = template;
    const places = new Set([...JSON.stringify(rest).matchAll(/\{(\w+)\}/g)].map(([, place]) => place));
    const defaults = JSON.stringify(values.map((value) => value.default));
    const own = values.map((value) => value.name);
    const repeats = template.sections.some(({ items }) => items.some(({ kind }) => kind === 'each'));
    const strangers = [...places].filter((place = '') => !own.includes(place));
    expect(strangers.filter((place) => !(repeats && ['code', 'texte'].includes(place ?? '')))).toEqual([]);
    for (const value of own.filter((one) => one !== 'formation')) {
      expect(places.has(value) || defaults.includes(`{${value}}`), value).toBe(true);
    }
  });

  test('says what is left to complete when nothing is given', () => {
    const { problems } = checkedWith(added(template, course, {}));
    expect(problems.filter(({ code }) => code === 'form/to-complete')).toHaveLength(1);
  });
});

test('the consent reads the same in every form that asks for it of whoever answers', () => {
  const texts = templates.filter(({ id }) => id !== 'grille-observation').map(({ sections }) => sections[0]);
  for (const section of texts) expect(section).toEqual(templateOf('consentement').sections[0]);
});

test('what is per objective comes once for each operational objective, and says which', () => {
  const changes = added(templateOf('auto-evaluation-avant-maintenant'));
  const form = changes.at(-1)?.after as { value: { items: { kind: string; objective?: string }[] } };
  const operational = course.objectives.filter(({ tier }) => tier === 'operational').map(({ id }) => id);
  const asked = form.value.items.flatMap(({ objective }) => objective ?? []);
  expect(asked).toEqual(operational.flatMap((id) => [id, id]));
});

test('without objectives or prerequisites the rest of the form is made, with a word about it', () => {
  const bare = { ...course, objectives: [], audience: { ...course.audience, prerequisites: [] } };
  for (const [id, code] of [
    ['a-froid-3-mois', 'form/no-objective'],
    ['inscription-et-positionnement', 'form/no-prerequisite'],
  ] as const) {
    const made = addForm(templateOf(id), bare, known(templateOf(id)), hand());
    expect(made.problems).toMatchObject([{ code, severity: 'warning' }]);
    expect(made.ok).toBe(true);
  }
});

test('a second copy has codes of its own', () => {
  const template = templateOf('consentement');
  const once = checkedWith(added(template)).course;
  if (!once) throw new Error('the course is there');
  const [question, form] = added(template, once);
  expect(question?.after).toMatchObject({ value: { code: 'CONS2-01' } });
  expect(form?.after).toMatchObject({ value: { code: 'CONS2' } });
});

const small = (sections: unknown): FormTemplate =>
  v.parse(formTemplateSchema, { id: 'x', version: 1, code: 'X', title: 'X', summary: 'X', values: [], sections });
const yesNo = { kind: 'single', key: 'a', stem: 'A ?', choices: ['Oui', 'Non'] };

test('a page ends before what depends on a question of the same section', () => {
  const when = { question: 'a', answer: 'Oui' };
  const template = small([
    { title: 'T', items: [yesNo, { kind: 'short', stem: 'B ?', when }, { kind: 'long', stem: 'C ?', when }] },
  ]);
  const { value } = added(template).at(-1)?.after as { value: { items: { kind: string }[] } };
  expect(value.items.map(({ kind }) => kind)).toEqual(['page', 'question', 'page', 'question', 'question']);
});

test('a condition on an answer that nobody can give is refused by its name', () => {
  const when = { question: 'a', answer: 'Peut-être' };
  const template = small([{ title: 'T', items: [yesNo, { kind: 'short', stem: 'B ?', when }] }]);
  expect(addForm(template, course, {}, hand())).toMatchObject({
    ok: false,
    problems: [{ code: 'form/template-condition', values: { condition: 'a = Peut-être' } }],
  });
});

test('a value that no template knows, and one that nothing gives, are errors', () => {
  const template = v.parse(formTemplateSchema, { ...small([]), values: [{ name: 'lieu', label: 'Le lieu' }] });
  const codes = (values: Values) => addForm(template, course, values, hand()).problems.map(({ code }) => code);
  expect(codes({ lieux: 'Dakar' })).toEqual(['form/unknown-value', 'form/value-missing']);
  expect(codes({ lieu: 'Dakar' })).toEqual([]);
});

test('what fills a rich text stays plain text', () => {
  const template = v.parse(formTemplateSchema, {
    ...small([{ title: '{lieu}', items: [{ kind: 'label', text: '**{lieu}**' }] }]),
    values: [{ name: 'lieu', label: 'Le lieu' }],
  });
  const { value } = added(template, course, { lieu: '*Dakar* <b>' }).at(-1)?.after as { value: { items: object[] } };
  expect(value.items).toMatchObject([{ title: '*Dakar* <b>' }, { text: '**\\*Dakar\\* \\<b\\>**' }]);
});
