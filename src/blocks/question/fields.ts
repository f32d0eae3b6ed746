import { allOf } from '#blocks/question/element';
import { tagFor } from '#blocks/question/verdict';
import { isList } from '#core/question/grading';
import type { Question } from '#core/question/index';
import type { Response } from '#core/question/questionType';
import { shuffled } from '#core/tracking/shuffle';

/** Where a learner answers one question. */
export interface Fields {
  /** What stands there now. */
  read(): Response | undefined;
  /** Shows a response, or none; locked, it cannot change. The seed decides the order of what is shuffled. */
  write(response: Response | undefined, locked: boolean, seed: number | undefined): void;
  /** Marks each part as right or wrong; those without a mark keep their secret. */
  tell(parts: readonly (number | undefined)[]): void;
  /** Where the keyboard begins. */
  readonly focus: () => void;
}

/** Brings the fields of one type to life, where those of the browser do not do; `changed` after each change. */
export type LiveFields = (form: HTMLElement, question: Question, changed: () => void) => Fields;

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The browser's own fields: options to tick, lists, lines of text; one, some or one for each part. */
export const plainFields: LiveFields = (form, question, changed) => {
  const fields = allOf('input,select,textarea', form) as Field[];
  const list = form.querySelector('.nv-choices');
  const items = list ? [...list.children] : [];
  form.oninput = changed;
  return {
    read() {
      const values = fields.filter((field) => !isOption(field) || field.checked).map(({ value }) => value);
      return isList(question) ? values : values[0];
    },
    write(response, locked, seed) {
      const given = ([] as string[]).concat(response || []);
      fields.forEach((field, index) => {
        if (isOption(field)) field.checked = given.includes(field.value);
        else field.value = given[index] || '';
        field.disabled = locked;
      });
      if (list && seed !== undefined && (question as { readonly shuffle?: boolean }).shuffle)
        list.append(
          ...shuffled(items, seed, question.id),
          // What goes there twice stands where it goes last.
          ...items.filter(({ className }) => /last/.test(className)),
        );
    },
    tell: (parts) =>
      parts.forEach((mark, index) => {
        const field = fields[index];
        if (!field || mark === undefined) return;
        if (isOption(field)) (field.parentElement as HTMLElement).append(tagFor(mark));
        else field.after(tagFor(mark));
      }),
    // The first on show, whatever the order.
    focus: () => (form.querySelector('input,select,textarea') as Field).focus(),
  };
};

const isOption = (field: Field): field is HTMLInputElement => /radio|checkbox/.test(field.type);
