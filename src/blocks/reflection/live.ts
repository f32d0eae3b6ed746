import type { Live } from '#blocks/live';
import { button, element } from '#blocks/question/element';
import { say } from '#core/words';

/** What is written is kept for the learner alone, who is told where, and may take it away as a text. */
export const reflection: Live = (root, { words, kept, keep }) => {
  const field = root.querySelector('textarea') as HTMLTextAreaElement;
  // The same reflection further on has an id with a tail, and the same text.
  const key = root.id.slice(0, 12);
  const told = element('p', { class: 'nv-hint', role: 'status' });
  field.value = kept(key);
  field.oninput = () => {
    const where = keep(key, field.value);
    const sentence = where === 'lms' ? '' : say(words, where === 'device' ? 'onDevice' : 'keptNowhere');
    if (told.textContent !== sentence) told.textContent = sentence;
  };
  root.append(
    told,
    button(say(words, 'takeAway'), 'nv-link', () => takeAway(say(words, 'takeAwayFile'))),
  );
};

/** Every reflection of the document with its prompt, as one text file. */
function takeAway(download: string) {
  const texts = [...document.querySelectorAll('.nv-reflection')].map(
    (one) => `${one.firstElementChild?.textContent.trim()}\n\n${one.querySelector('textarea')?.value}\n`,
  );
  const href = URL.createObjectURL(new Blob([`\ufeff${texts.join('\n')}`], { type: 'text/plain' }));
  element('a', { href, download }).click();
  URL.revokeObjectURL(href);
}
