import { tagFor } from '#blocks/question/verdict';
import { dontKnow } from '#core/question/dontKnow';
import { gradingOf } from '#core/question/grading';
import type { Question } from '#core/question/index';
import type { Response } from '#core/question/questionType';
import { shuffled } from '#core/tracking/shuffle';
import type { Words } from '#core/words';

/** Where a learner answers one question. */
export interface Fields {
  /** What stands there now. */
  read(): Response | undefined;
  /** Shows a response, or none; locked, it cannot change. The seed decides the order of what is shuffled. */
  write(response: Response | undefined, locked: boolean, seed: number | undefined): void;
  /** Marks each part as right or wrong; those without a mark keep their secret. */
  tell(parts: readonly (number | undefined)[]): void;
  /** Where the keyboard begins. */
  focus(): void;
}

/** Brings the fields of one type to life, where those of the browser do not do; `changed` after each change. */
export type LiveFields = (form: HTMLElement, question: Question, words: Words, changed: () => void) => Fields;

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The browser's own fields: options to tick, lists, lines of text; one, some or one for each part. */
export const plainFields: LiveFields = (form, question, words, changed) => {
  const { shape } = gradingOf(question);
  const fields = [...form.querySelectorAll<Field>('input,select,textarea')];
  const items = fields.map((field) => field.closest('li') as Element);
  form.addEventListener('input', ({ target }) => {
    // « Je ne sais pas » stands alone.
    if (shape === 'many') {
      const alone = (field: Field) => field.value === dontKnow;
      for (const field of fields)
        if (alone(field) !== alone(target as Field)) (field as HTMLInputElement).checked = false;
    }
    changed();
  });
  return {
    read() {
      const values = fields.filter((field) => !isOption(field) || field.checked).map(({ value }) => value);
      return shape === 'one' || shape === 'text' ? values[0] : values;
    },
    write(response, locked, seed) {
      const given = ([] as string[]).concat(response || []);
      fields.forEach((field, index) => {
        if (isOption(field)) field.checked = given.includes(field.value);
        else field.value = given[index] || '';
        field.disabled = locked;
      });
      if (seed === undefined || !('shuffle' in question && question.shuffle)) return;
      const isLast = (item: Element) => item.classList.contains('nv-last');
      const free = items.filter((item) => !isLast(item));
      (form.querySelector('.nv-choices') as Element).append(
        ...shuffled(free, seed, question.id),
        ...items.filter(isLast),
      );
    },
    tell: (parts) =>
      parts.forEach((mark, index) => {
        const field = fields[index];
        if (field && mark !== undefined)
          (isOption(field) ? field.nextElementSibling : field)?.after(tagFor(mark, words));
      }),
    // The first on show, whatever the order.
    focus: () => (form.querySelector('input,select,textarea') as Field).focus(),
  };
};

const isOption = (field: Field): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox';
