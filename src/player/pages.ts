import { allOf, button, element, status } from '#blocks/question/element';
import { said } from '#blocks/question/said';
import type { Stage } from '#player/stage';

interface PageHost {
  readonly opened: (page: number) => void;
  /** The end of the open page was seen, or left behind by « Suivant ». */
  readonly ended: (page: number) => void;
}

/** One page at a time, before and after by button; focus goes to the title. */
export function turner({ pages }: Stage, { opened, ended }: PageHost) {
  let open = 0;
  const titles = pages.map((page) => page.querySelector('h1') as HTMLElement);
  const back = button('', 'nv-button', () => to(open - 1));
  const next = button('', 'nv-button nv-primary', () => {
    ended(open);
    to(open + 1);
  });
  const told = status('p', '');
  const foot = element('div', 'nv-turn', told, element('div', '', back, next));
  const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && ended(open));

  function draw(page: number) {
    open = page;
    pages.forEach((section, index) => (section.hidden = index !== page));
    turn(back, 'back', titles[page - 1]);
    turn(next, 'next', titles[page + 1]);
    watch.unobserve(foot);
    watch.observe(foot);
    opened(page);
  }

  function turn(press: HTMLElement, key: string, title: HTMLElement | undefined) {
    press.hidden = !title;
    press.textContent = title ? said(key, { title: title.textContent }) : '';
  }

  function to(page: number) {
    draw(page);
    (titles[page] as HTMLElement).focus();
    scrollTo(0, 0);
  }

  return {
    to,
    start(page: number) {
      for (const title of titles) title.tabIndex = -1;
      (allOf('main')[0] as HTMLElement).append(foot);
      draw(page);
      // On paper nothing is folded, but the answers to look up.
      addEventListener('beforeprint', () =>
        (allOf('main details:not(.nv-key)') as HTMLDetailsElement[]).forEach((details) => (details.open = true)),
      );
    },
    /** The module is complete or, on its last page, what is left to read. */
    tell(complete: boolean, done: readonly boolean[]) {
      const left = titles.filter((_, page) => !done[page] && page !== open).map((title) => title.textContent);
      const isLast = !titles[open + 1] && left.length > 0;
      const sentence = complete ? said('complete') : isLast ? said('left', { pages: left.join(' ; ') }) : '';
      if (told.textContent !== sentence) told.textContent = sentence;
    },
  };
}
