import { button, element } from '#blocks/question/element';
import { say, type Words } from '#core/words';
import type { Notice } from '#player/tracker';

/** The foot of the module, where the tracker says softly what becomes of the answers; with a way to erase them where a browser keeps them. */
export function notices(words: Words, forget: (() => void) | undefined): (notice: Notice) => void {
  const told = element('p', { class: 'nv-notice', role: 'status' });
  document.querySelector('.nv-foot')?.append(told);
  if (forget) {
    let sure = false;
    const erase = button(say(words, 'forget'), 'nv-link', () => {
      if (sure) forget();
      sure = true;
      erase.textContent = say(words, 'forgetSurely');
    });
    told.after(erase);
  }
  return (notice) => {
    const sentence = notice === undefined ? '' : say(words, notice);
    if (told.textContent !== sentence) told.textContent = sentence;
  };
}
