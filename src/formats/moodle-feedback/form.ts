import type { Course } from '#blocks/course';
import { richToPlain } from '#blocks/rich';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';
import type { Rich } from '#core/text';
import type { Depends, Item } from '#formats/moodle-feedback/item';
import { type Asked, asked, isRated } from '#formats/moodle-feedback/question';
import { fits } from '#formats/moodle-feedback/text';
import { htmlWithoutImages, type Source } from '#formats/moodle-xml/richText';

export type Form = Course['forms'][number];

interface Condition {
  readonly question: Id<'q'>;
  readonly answer: Id<'c'>;
}

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

  if (form.introduction) addLabel(form.introduction, form.id);
  for (const entry of form.items) {
    if (entry.kind === 'page') turned = items.length > 0;
    if (entry.kind === 'label') addLabel(entry.text, entry.id, entry.when);
    const question = entry.kind === 'question' ? questions.get(entry.question) : undefined;
    if (entry.kind !== 'question' || question === undefined) continue;
    const { item, answers, cut, images } = asked(question, entry.required, source);
    add(item, entry.when, question.id, question.code);
    places.set(question.id, { number: items.length, page, answers });
    if (cut) lost('moodle-feedback/text-cut', question.id, question.code);
    if (images > 0) lost('moodle-feedback/image-left-out', question.id, question.code);
  }
  return { items, problems: [...problems, ...unrated(form, questions)] };
}

/** The earlier item and the text of its answer; `undefined` where Moodle could not tell that it was given. */
function dependsOn({ question, answer }: Condition, places: ReadonlyMap<Id<'q'>, Place>): Depends | undefined {
  const place = places.get(question);
  const value = place?.answers.get(answer);
  return place && value !== undefined && fits(value) ? { on: place.number, value } : undefined;
}

const startOf = (text: Rich) => {
  const plain = Array.from(richToPlain(text));
  return plain.length > 40 ? `${plain.slice(0, 40).join('')}\u2026` : plain.join('');
};

function unrated({ id, title, items }: Form, questions: ReadonlyMap<Id<'q'>, Question>): readonly Problem[] {
  const scales = items
    .map((item) => (item.kind === 'question' ? questions.get(item.question) : undefined))
    .filter((question) => question?.type === 'likert' && !isRated(question))
    .map((question) => question?.code);
  if (scales.length === 0) return [];
  const values = { form: title, questions: scales.join(', ') };
  return [{ code: 'moodle-feedback/scale-unrated', at: id, severity: 'info', values }];
}
