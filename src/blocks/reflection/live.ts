import type { Live } from '#blocks/live';
import { button, element, status } from '#blocks/question/element';
import { said } from '#blocks/question/said';

/** What is written is kept for the learner alone, who is told where, and may take it away as a text. */
export const reflection: Live = (root, { kept, keep }) => {
  const field = root.querySelector('textarea') as HTMLTextAreaElement;
  // The same reflection further on has an id with a tail, and the same text.
  const key = root.id.slice(0, 12);
  const told = status('p', 'nv-hint');
  field.value = kept(key);
  field.oninput = () => {
    const where = keep(key, field.value);
    const sentence = where === 'lms' ? '' : said(where === 'device' ? 'onDevice' : 'keptNowhere');
    if (told.textContent !== sentence) told.textContent = sentence;
  };
  root.append(
    told,
    button(said('takeAway'), 'nv-link', () => takeAway(said('takeAwayFile'))),
  );
};

/** Every reflection of the document with its prompt, as one text file. */
function takeAway(download: string) {
  const texts = [...document.querySelectorAll('.nv-reflection')].map(
    (one) => `${one.firstElementChild?.textContent.trim()}\n\n${one.querySelector('textarea')?.value}\n`,
  );
  const href = URL.createObjectURL(new Blob([`\ufeff${texts.join('\n')}`], { type: 'text/plain' }));
  Object.assign(element('a', ''), { href, download }).click();
  URL.revokeObjectURL(href);
}
