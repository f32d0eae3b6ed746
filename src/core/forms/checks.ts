import type { CourseParts } from '#core/course/links';
import type { Condition, Form } from '#core/forms/schema';
import { type Entry, type Section, sectionsOf } from '#core/forms/sections';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';

/** What would make a form ask in vain: conditions that cannot be met in time, a question asked twice, a text left to complete. */
export function formProblems({ forms, questions }: CourseParts): readonly Problem[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  return forms.flatMap((form) => [
    ...conditionProblems(form, byId),
    ...repeatProblems(form, byId),
    ...unfinishedProblems(form, byId),
  ]);
}

type Bank = ReadonlyMap<Id<'q'>, Question>;

/** Moodle reads a condition when it turns a page: between the question and what depends on it a page must end. */
function conditionProblems(form: Form, bank: Bank): readonly Problem[] {
  const problems: Problem[] = [];
  const asked = new Map<Id<'q'>, Section>();
  const check = (when: Condition | undefined, here: Section, item: string) => {
    if (when === undefined || !bank.has(when.question)) return;
    const values = { form: form.title, item, question: bank.get(when.question)?.code ?? '' };
    const place = asked.get(when.question);
    if (place === undefined) {
      problems.push({ code: 'form/condition-too-early', at: form.id, severity: 'warning', values });
    } else if (place === here) {
      problems.push({ code: 'form/needs-page-break', at: form.id, severity: 'warning', values });
    }
  };
  for (const section of sectionsOf(form)) {
    check(section.when, section, section.title ?? form.title);
    for (const entry of section.entries) {
      check(entry.when, section, nameOf(entry, bank));
      if (entry.kind === 'question') asked.set(entry.question, section);
    }
  }
  return problems;
}

function repeatProblems(form: Form, bank: Bank): readonly Problem[] {
  const asked = form.items.flatMap((item) => (item.kind === 'question' ? [item.question] : []));
  const twice = new Set(asked.filter((id, index) => asked.indexOf(id) !== index));
  return [...twice].map((id) => {
    const values = { form: form.title, question: bank.get(id)?.code ?? '' };
    return { code: 'form/question-twice', at: form.id, severity: 'warning', values };
  });
}

/** Templates say `[… à compléter]` where a value was not given. */
const blank = /\\?\[([^\]\\[]*) \u00e0 compl\u00e9ter\\?\]/g;

function unfinishedProblems(form: Form, bank: Bank): readonly Problem[] {
  const { title, introduction, codePrompt, returnTo, items } = form;
  const texts = [
    ...[title, introduction, codePrompt, returnTo],
    ...items.map((item) => (item.kind === 'label' ? item.text : undefined)),
    ...items.map((item) =>
      item.kind === 'question' ? bank.get(item.question)?.stem : item.kind === 'page' && item.title,
    ),
  ];
  const left = texts.flatMap((text) => [...(text || '').matchAll(blank)].map(([, name = '']) => name));
  if (left.length === 0) return [];
  const values = { form: title, left: [...new Set(left)].join(', ') };
  return [{ code: 'form/to-complete', at: form.id, severity: 'warning', values }];
}

function nameOf(entry: Entry, bank: Bank): string {
  if (entry.kind === 'question') return bank.get(entry.question)?.code ?? '';
  return entry.text.length > 40 ? `${entry.text.slice(0, 40)}\u2026` : entry.text;
}
