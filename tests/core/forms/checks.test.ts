import * as v from 'valibot';
import { expect, test } from 'vitest';
import { formProblems } from '#core/forms/checks';
import { formSchema } from '#core/forms/schema';
import { sectionsOf } from '#core/forms/sections';
import { outlineOf } from '#tasks/outline';
import { smallCourse } from '../../fixtures/courses.ts';
import { firstWord, lodging, seniority } from '../../fixtures/questions.ts';

const ask = (question: { readonly id: string }, more = {}) => ({
  id: `i-${question.id.slice(2)}`,
  kind: 'question',
  question: question.id,
  ...more,
});
const page = (more = {}) => ({ id: 'i-3a1b2c3d4e', kind: 'page', ...more });
const whenLodged = { when: { question: lodging.id, answer: lodging.choices[0]?.id } };
const formOf = (items: readonly unknown[], more = {}) =>
  v.parse(formSchema, { id: 'f-0a1b2c3d4e', code: 'F1', title: 'Le formulaire', items, ...more });
const problemsOf = (...given: Parameters<typeof formOf>) =>
  formProblems({ ...outlineOf(smallCourse), forms: [formOf(...given)] });

test('a condition across a page break is as it should be', () => {
  expect(problemsOf([ask(lodging), page(), ask(firstWord, whenLodged)])).toEqual([]);
  expect(problemsOf([ask(lodging), page({ title: 'Suite', ...whenLodged }), ask(firstWord)])).toEqual([]);
});

test.each([
  ['form/needs-page-break', [ask(lodging), ask(firstWord, whenLodged)], 'Q-053'],
  ['form/condition-too-early', [ask(firstWord, whenLodged), page(), ask(lodging)], 'Q-053'],
  ['form/condition-too-early', [page({ title: 'Suite', ...whenLodged }), ask(lodging), ask(firstWord)], 'Suite'],
  ['form/condition-too-early', [ask(seniority), page(), ask(firstWord, whenLodged)], 'Q-053'],
])('%s', (code, items, item) => {
  expect(problemsOf(items)).toMatchObject([
    { code, at: 'f-0a1b2c3d4e', severity: 'warning', values: { item, question: 'Q-051', form: 'Le formulaire' } },
  ]);
});

test('a question asked twice, and a text left to complete, are told', () => {
  expect(problemsOf([ask(lodging), page(), { ...ask(lodging), id: 'i-9a1b2c3d4e' }])).toMatchObject([
    { code: 'form/question-twice', values: { question: 'Q-051' } },
  ]);
  const label = { id: 'i-0a1b2c3d4e', kind: 'label', text: 'À : \\[contact à compléter\\], [date à compléter].' };
  expect(problemsOf([label], { returnTo: '[contact à compléter]' })).toMatchObject([
    { code: 'form/to-complete', values: { left: 'contact, date' } },
  ]);
});

test('sections: what stands before the first page is one too, an empty page without a title is none', () => {
  const form = formOf([page(), ask(lodging), page(), page({ title: 'Fin' })]);
  expect(sectionsOf(form).map(({ title, entries }) => [title, entries.length])).toEqual([
    [undefined, 1],
    ['Fin', 0],
  ]);
});
