import type { Live } from '#blocks/live';
import { button, fill } from '#blocks/question/element';

/** The front of each card is a button that turns it. */
export const flashcards: Live = (root) => {
  for (const card of root.children) {
    const [front, back] = card.children as unknown as [HTMLElement, HTMLElement];
    const turn = button(front.textContent, 'nv-turncard', () => show(back.classList.contains('nv-off')));
    const show = (open: boolean) => {
      back.classList.toggle('nv-off', !open);
      turn.setAttribute('aria-expanded', String(open));
    };
    fill(front, turn);
    show(false);
  }
};
