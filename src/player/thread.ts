import { allOf, element, fill } from '#blocks/question/element';
import { said } from '#blocks/question/said';

/** The red thread: one knot per page, done, open or to come, in the bar and in the list of pages. */
export function thread(go: (page: number) => void) {
  const [contents, where] = allOf('.nv-contents,.nv-where') as [HTMLDetailsElement, HTMLElement];
  const knots = allOf('.nv-knots i');
  const links = allOf('.nv-thread a');
  const states = links.map((link, page) => {
    const state = element('span', 'nv-state');
    link.append(state);
    link.onclick = () => {
      go(page);
      return false;
    };
    return state;
  });

  return (open: number, ended: readonly boolean[]) => {
    contents.open = matchMedia('(min-width:62em)').matches;
    links.forEach((link, page) => {
      const named = ended[page] ? 'done' : 'todo';
      for (const knot of [link, knots[page] as HTMLElement]) {
        knot.dataset['state'] = named;
        knot.setAttribute('aria-current', page === open ? 'page' : 'false');
      }
      fill(states[page] as HTMLElement, said(page === open && !ended[page] ? 'open' : named));
    });
    fill(where, said('where', { page: open + 1, pages: links.length }));
  };
}
