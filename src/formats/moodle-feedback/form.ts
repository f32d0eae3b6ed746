import type { Course } from '#blocks/course';
import { richToPlain } from '#blocks/rich';
import type { Condition } from '#core/forms/schema';
import { type Entry, sectionsOf } from '#core/forms/sections';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';
import type { Rich } from '#core/text';
import type { Depends, Item } from '#formats/moodle-feedback/item';
import { type Asked, asked, askableFor, isRated } from '#formats/moodle-feedback/question';
import { cutHtml, escapeHtml, fits, printer } from '#formats/moodle-feedback/text';
import { htmlWithoutImages, type Source } from '#formats/moodle-xml/richText';

export type Form = Course['forms'][number];

/** A question asked so far: the number of its item, and the page that it stands on. */
interface Place {
  readonly number: number;
  readonly page: number;
  readonly answers: Asked['answers'];
}

/** The items of a form in Moodle's order, with what was lost on the way. */
export function itemsOf(
  form: Form,
  questions: ReadonlyMap<Id<'q'>, Question>,
  source: Source,
): { readonly items: readonly Item[]; readonly problems: readonly Problem[] } {
  const print = printer(source.lang);
  const items: Item[] = [];
  const problems: Problem[] = [];
  const places = new Map<Id<'q'>, Place>();
  let page = 1;
  let turned = false;
  const lost = (code: string, at: string, name: string) =>
    problems.push({ code, at, severity: 'warning', values: { item: name, form: form.title } });

  const add = (item: Item, when: Condition | undefined, at: string, name: string) => {
    if (turned) items.push({ type: 'pagebreak' });
    if (turned) page += 1;
    turned = false;
    const depends = when && dependsOn(when, places);
    if (when && !depends) lost('moodle-feedback/condition-left-out', at, name);
    if (when && depends && places.get(when.question)?.page === page) lost('moodle-feedback/needs-page-break', at, name);
    items.push({ ...item, depends });
  };
  const addLabel = (text: Rich, at: string, when?: Condition) => {
    const { html, images } = htmlWithoutImages(text, source);
    add({ type: 'label', presentation: html }, when, at, startOf(text));
    if (images > 0) lost('moodle-feedback/image-left-out', at, startOf(text));
  };

  const addQuestion = (entry: Extract<Entry, { kind: 'question' }>, when: Condition | undefined) => {
    const question = questions.get(entry.question);
    if (question === undefined) return;
    const askable = askableFor(question, source.words);
    if (askable === undefined) return lost('moodle-feedback/type-left-out', question.id, question.code);
    const { item, answers, cut, images } = asked(askable, entry.required, source);
    add(item, when, question.id, question.code);
    places.set(question.id, { number: items.length, page, answers });
    if (cut) lost('moodle-feedback/text-cut', question.id, question.code);
    if (images > 0) lost('moodle-feedback/image-left-out', question.id, question.code);
  };

  if (form.introduction) addLabel(form.introduction, form.id);
  for (const [index, section] of sectionsOf(form).entries()) {
    turned = index > 0;
    if (section.title !== undefined) {
      add({ type: 'label', presentation: headingHtml(print(section.title)) }, section.when, section.id, section.title);
    }
    for (const entry of section.entries) {
      const when = entry.when ?? section.when;
      if (entry.kind === 'label') addLabel(entry.text, entry.id, when);
      else addQuestion(entry, when);
    }
    // After the consent, where the form asks for one.
    if (index === 0 && form.codePrompt !== undefined)
      add(codeItem(print(form.codePrompt)), undefined, form.id, form.codePrompt);
  }
  return { items, problems: [...problems, ...unrated(form, questions), ...dueUnheeded(form, questions)] };
}

/** The earlier item and the text of its answer; `undefined` where Moodle could not tell that it was given. */
function dependsOn({ question, answer }: Condition, places: ReadonlyMap<Id<'q'>, Place>): Depends | undefined {
  const place = places.get(question);
  const value = place?.answers.get(answer);
  return place && value !== undefined && fits(value) ? { on: place.number, value } : undefined;
}

const headingHtml = (title: string) => `<h4>${escapeHtml(title)}</h4>`;

/** Pairs the answers of one person from form to form. */
const codeItem = (prompt: string): Item => ({
  type: 'textfield',
  presentation: '20|40',
  text: cutHtml(prompt),
  label: 'code',
  required: false,
});

const startOf = (text: Rich) => {
  const plain = Array.from(richToPlain(text));
  return plain.length > 40 ? `${plain.slice(0, 40).join('')}\u2026` : plain.join('');
};

/** Moodle cannot make an answer due because of another one. */
function dueUnheeded({ id, title, items }: Form, questions: ReadonlyMap<Id<'q'>, Question>): readonly Problem[] {
  const due = items.flatMap((item) => (item.kind === 'question' && item.requiredWhen ? [item.question] : []));
  if (due.length === 0) return [];
  const values = { form: title, questions: due.map((question) => questions.get(question)?.code ?? '').join(', ') };
  return [{ code: 'moodle-feedback/due-left-out', at: id, severity: 'info', values }];
}

function unrated({ id, title, items }: Form, questions: ReadonlyMap<Id<'q'>, Question>): readonly Problem[] {
  const scales = items
    .map((item) => (item.kind === 'question' ? questions.get(item.question) : undefined))
    .filter((question) => question?.type === 'likert' && !isRated(question))
    .map((question) => question?.code);
  if (scales.length === 0) return [];
  const values = { form: title, questions: scales.join(', ') };
  return [{ code: 'moodle-feedback/scale-unrated', at: id, severity: 'info', values }];
}
