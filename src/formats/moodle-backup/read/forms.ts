import * as v from 'valibot';
import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import { htmlToLine } from '#codecs/htmlRead';
import { type Form, formSchema } from '#core/forms/schema';
import { type Id, isId, newId } from '#core/id';
import { type Question, questionSchema } from '#core/question/index';
import { column } from '#formats/moodle-backup/read/element';
import type { Desk } from '#formats/reading/reading';
import type { Sheet } from '#formats/reading/sheet';

export interface ReadForm {
  readonly form: Form;
  /** Those that the course does not have under the same code. */
  readonly questions: readonly Question[];
}

/** A Feedback activity as a form. `number` is the ID number of the activity, `taken` the questions that have their codes. */
export function readForm(
  row: XmlElement,
  number: string,
  sheet: Sheet,
  { chance }: Pick<Desk, 'chance'>,
  taken: readonly Question[],
): ReadForm | undefined {
  const rows = childrenOf(childOf(row, 'items'), 'item');
  const title = htmlToLine(column(row, 'name'));
  const reader = new FormReader(sheet, taken, number || title);
  for (const item of rows) reader.add(item);
  const form = v.safeParse(formSchema, {
    id: isId(number) && number.startsWith('f-') ? number : newId('f', chance),
    code: codeOf(title),
    title,
    anonymous: column(row, 'anonymous') !== '2',
    ...reader.head,
    items: reader.items,
  });
  if (form.success && reader.items.length > 0) return { form: form.output, questions: reader.questions };
  sheet.problem('import/form-left-out', { form: title });
  return undefined;
}

/** A short name out of a title: the first letters of its words. */
const codeOf = (title: string): string =>
  (
    title
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? ['F']
  )
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
    .slice(0, 12);

interface Asked {
  readonly id: Id<'q'>;
  /** What Moodle shows of each answer. */
  readonly answers: ReadonlyMap<string, Id<'c'>>;
}

class FormReader {
  readonly items: object[] = [];
  readonly questions: Question[] = [];
  head: { introduction?: string; codePrompt?: string } = {};
  readonly #sheet: Sheet;
  readonly #codes: Map<string, Question>;
  readonly #name: string;
  readonly #asked = new Map<string, Asked>();
  #turned = true;
  #count = 0;

  constructor(sheet: Sheet, taken: readonly Question[], name: string) {
    this.#sheet = sheet;
    this.#codes = new Map(taken.map((question) => [question.code, question]));
    this.#name = name;
  }

  add(item: XmlElement): void {
    const type = column(item, 'typ');
    if (type === 'pagebreak') {
      this.items.push({ id: this.#sheet.id('i'), kind: 'page' });
      this.#turned = true;
      return;
    }
    const when = this.#when(item);
    if (type === 'label') this.#label(column(item, 'presentation'), when);
    else if (type === 'textfield' && column(item, 'label') === 'code')
      this.head = { ...this.head, codePrompt: htmlToLine(column(item, 'name')) };
    else this.#question(item, type, when);
    this.#turned = false;
  }

  /** A heading at the top of a page is its title; the first label of all is the introduction. */
  #label(html: string, when: object | undefined): void {
    const [, title] = /^\s*<h4>([\s\S]*?)<\/h4>\s*$/.exec(html) ?? [];
    if (title !== undefined && this.#turned) {
      const page = { id: this.#sheet.id('i'), kind: 'page', title: htmlToLine(title), ...(when && { when }) };
      const last = this.items.at(-1);
      if (last && 'kind' in last && last.kind === 'page' && !('title' in last)) this.items.pop();
      this.items.push(page);
      return;
    }
    const text = this.#sheet.html(html);
    if (text === undefined) return;
    if (this.items.length === 0 && this.head.introduction === undefined && !when)
      this.head = { ...this.head, introduction: text };
    else this.items.push({ id: this.#sheet.id('i'), kind: 'label', text, ...(when && { when }) });
  }

  #question(item: XmlElement, type: string, when: object | undefined): void {
    const { fields, answers } = this.#fieldsOf(type, column(item, 'presentation'));
    this.#count += 1;
    const label = htmlToLine(column(item, 'label'));
    const known = this.#codes.get(label);
    const id = known?.id ?? this.#sheet.id('q');
    if (!known) {
      const code = label !== '' ? label : `${codeOf(this.#name)}-${String(this.#count).padStart(2, '0')}`;
      const read = v.safeParse(questionSchema, { ...fields, id, code, stem: this.#sheet.html(column(item, 'name')) });
      if (!fields || !read.success) {
        this.#sheet.problem('import/item-left-out', { item: label || htmlToLine(column(item, 'name')), type });
        return;
      }
      this.questions.push(read.output);
      this.#codes.set(code, read.output);
    }
    this.#asked.set(item.attributes['id'] ?? '', { id, answers: known ? answersOf(known, answers) : answers });
    const required = column(item, 'required') === '1';
    this.items.push({ id: this.#sheet.id('i'), kind: 'question', question: id, required, ...(when && { when }) });
  }

  #when(item: XmlElement): object | undefined {
    const on = this.#asked.get(column(item, 'dependitem'));
    const answer = on?.answers.get(column(item, 'dependvalue'));
    return on && answer ? { question: on.id, answer } : undefined;
  }

  #fieldsOf(type: string, presentation: string): { fields: object | undefined; answers: ReadonlyMap<string, Id<'c'>> } {
    const none = new Map<string, Id<'c'>>();
    const [, kind = '', list = ''] = /^([rcd])>>>>>([\s\S]*?)(?:<<<<<1)?$/.exec(presentation) ?? [];
    const options = list.split('|').map((text) => ({ id: this.#sheet.id('c'), text }));
    const answers = new Map(options.map(({ id, text }) => [text.replace(/^-?[\d.]+####/, ''), id] as const));
    switch (type) {
      case 'multichoice': {
        const choices = options.map(({ id, text }) => ({ id, text: this.#sheet.html(text) }));
        return { fields: { type: kind === 'c' ? 'multiple' : 'single', choices, shuffle: false }, answers };
      }
      case 'multichoicerated': {
        const scale = options.map(({ id, text }) => ({ id, label: htmlToLine(text.replace(/^-?[\d.]+####/, '')) }));
        return {
          fields: { type: 'likert', scale, ...(options[0]?.text.startsWith('0####') && { lowest: 0 }) },
          answers,
        };
      }
      case 'textfield':
        return { fields: { type: 'short' }, answers: none };
      case 'textarea':
        return {
          fields: { type: 'long', lines: Math.max(2, Math.min(40, Number(presentation.split('|')[1]) || 5)) },
          answers: none,
        };
      case 'numeric': {
        const [min, max] = presentation
          .split('|')
          .map((bound) => (bound === '-' || bound === '' ? undefined : Number(bound)));
        return {
          fields: { type: 'numeric', ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
          answers: none,
        };
      }
      default:
        return { fields: undefined, answers: none };
    }
  }
}

/** The answers of a question that the course has already, by what Moodle shows of them: the same places. */
function answersOf(question: Question, shown: ReadonlyMap<string, Id<'c'>>): ReadonlyMap<string, Id<'c'>> {
  const own =
    question.type === 'likert'
      ? question.scale
      : question.type === 'single' || question.type === 'multiple'
        ? question.choices
        : [];
  return new Map([...shown.keys()].flatMap((text, at) => (own[at] ? [[text, own[at].id] as const] : [])));
}
