import { element } from '#blocks/question/element';
import type { Stage } from '#player/stage';
import { say } from '#core/words';

/** The red thread: one knot per page, done, open or to come, in the bar and in the list of pages. */
export function thread({ pages, words }: Stage, go: (page: number) => void) {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.nv-thread a')];
  const knots = [...document.querySelectorAll<HTMLElement>('.nv-knots i')];
  const contents = document.querySelector<HTMLDetailsElement>('.nv-contents');
  const where = document.querySelector('.nv-where');
  const wide = matchMedia('(min-width: 62em)');
  const states = links.map((link) => link.appendChild(element('span', { class: 'nv-state' })));

  const unfold = () => contents?.toggleAttribute('open', wide.matches);
  unfold();
  wide.addListener(unfold);
  for (const [page, link] of links.entries()) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      unfold();
      go(page);
    });
  }

  return (open: number, ended: readonly boolean[]) => {
    for (const [page, link] of links.entries()) {
      const current = page === open;
      const state = ended[page] ? 'done' : 'todo';
      if (current) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
      link.dataset['state'] = state;
      const knot = knots[page];
      if (knot) [knot.dataset['state'], knot.className] = [state, current ? 'nv-here' : ''];
      const told = states[page];
      if (told)
        told.textContent = say(
          words,
          current && state === 'todo' ? 'pageOpen' : state === 'done' ? 'pageDone' : 'pageTodo',
        );
    }
    const done = ended.filter(Boolean).length;
    if (where) where.textContent = say(words, 'where', { page: open + 1, pages: pages.length, done });
  };
}
