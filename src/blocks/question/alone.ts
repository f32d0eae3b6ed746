import { allOf } from '#blocks/question/element';
import { dontKnow } from '#core/question/dontKnow';

/** « Je ne sais pas » stands alone: ticked it clears the boxes, and the other way round. */
export function standAlone(form: HTMLElement): void {
  form.addEventListener('input', ({ target }) => {
    const isAlone = ({ value }: HTMLInputElement) => value === dontKnow;
    for (const box of allOf('[type=checkbox]', form) as HTMLInputElement[])
      if (isAlone(box) !== isAlone(target as HTMLInputElement)) box.checked = false;
  });
}
