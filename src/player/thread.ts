import { element } from '#blocks/question/element';
import { say } from '#core/words';
import { allOf, type Stage } from '#player/stage';

/** The red thread: one knot per page, done, open or to come, in the bar and in the list of pages. */
export function thread({ pages, words }: Stage, go: (page: number) => void) {
  const [contents, where] = allOf('.nv-contents,.nv-where') as [HTMLElement, HTMLElement];
  const knots = allOf('.nv-knots i');
  const links = allOf('.nv-thread a').map((link, page) => {
    link.onclick = () => {
      go(page);
      return false;
    };
    const state = element('span', { class: 'nv-state' });
    link.append(state);
    return [link, state] as const;
  });

  return (open: number, ended: readonly boolean[]) => {
    contents.toggleAttribute('open', matchMedia('(min-width: 62em)').matches);
    links.forEach(([link, state], page) => {
      const here = page === open;
      const named = ended[page] ? 'done' : 'todo';
      for (const knot of [link, ...knots.slice(page, page + 1)]) {
        knot.dataset['state'] = named;
        knot.toggleAttribute('aria-current', here);
      }
      if (here) link.setAttribute('aria-current', 'page');
      state.textContent = say(words, here && !ended[page] ? 'open' : named);
    });
    where.replaceChildren(say(words, 'where', { page: open + 1, pages: pages.length }));
  };
}
