import { memoryChance } from '#adapters/memory/chance';
import { readFolder } from '#adapters/node/files';
import type { Course } from '#blocks/course';
import { writeJson } from '#codecs/json';
import { apply } from '#core/change/apply';
import type { Change } from '#core/change/change';
import { orderedBank, orderedCourse } from '#core/course/order';
import type { Values } from '#core/forms/filling';
import type { FormTemplate } from '#core/forms/template';
import { type FileTree, textOf } from '#core/fileTree';
import { addForm } from '#tasks/addForm';
import { openCourse } from '#tasks/openCourse';

export const name = 'formation-formateurs-ops';
const given: Values = {
  conservation: '31 décembre 2027',
  contact: 'formation@exemple.org',
  loi: 'loi n° 2010-012, vérifiée le 2 novembre 2026',
};

export async function exampleWithoutForms(): Promise<FileTree> {
  const folder = await readFolder(`courses/${name}`);
  if (!folder.ok) throw new Error(JSON.stringify(folder.problems));
  return withoutForms(folder.value);
}

export function opened(files: FileTree): Course {
  const course = openCourse(name, files);
  if (!course.ok) throw new Error(JSON.stringify(course.problems));
  return course.value;
}

/** The example as it was before it had forms: whatever forms it holds today, the templates are tested on the same course. */
function withoutForms(tree: FileTree): FileTree {
  const read = (file: string) => JSON.parse(textOf(tree, file) ?? '') as Record<string, unknown>;
  const { forms, ...rest } = read('course.json') as { forms: { items: { question?: string }[] }[] };
  const asked = new Set(forms.flatMap(({ items }) => items.map(({ question }) => question)));
  const { questions, ...bank } = read('bank.json') as { questions: { id: string }[] };
  const text = JSON.stringify({ ...rest, forms: [] }).replace(/,"form":"f-\w+"/g, '');
  return new Map([
    ...tree,
    ['course.json', text],
    ['bank.json', JSON.stringify({ ...bank, questions: questions.filter(({ id }) => !asked.has(id)) })],
  ]);
}

export const hand = (seed = 7) => ({ by: 'test', at: '2026-11-25T10:00:00Z', chance: memoryChance(seed) });
export const known = (template: FormTemplate, values = given): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => template.values.some((value) => value.name === key)));

export function added(template: FormTemplate, to: Course, values = known(template)): readonly Change[] {
  const made = addForm(template, to, values, hand(template.id.length + 31 * template.code.charCodeAt(0)));
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

/** The files after the changes. */
export function applied(files: FileTree, changes: readonly Change[]): FileTree {
  const read = (file: string): unknown => JSON.parse(textOf(files, file) ?? '');
  const result = apply({ course: read('course.json'), bank: read('bank.json'), lessons: new Map() }, changes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return new Map([
    ...files,
    ['course.json', writeJson(orderedCourse(result.value.course))],
    ['bank.json', writeJson(orderedBank(result.value.bank))],
  ]);
}

/** The example with a form of each of these templates, added one after the other. */
export async function courseWithForms(templates: readonly FormTemplate[]): Promise<Course> {
  let files = await exampleWithoutForms();
  for (const template of templates) files = applied(files, added(template, opened(files)));
  return opened(files);
}
