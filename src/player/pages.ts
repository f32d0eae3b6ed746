import { button, element } from '#blocks/question/element';
import { say } from '#core/words';
import { allOf, type Stage } from '#player/stage';

interface PageHost {
  readonly opened: (page: number) => void;
  /** The end of the open page was seen, or left behind by « Suivant ». */
  readonly ended: (page: number) => void;
}

/** One page at a time, before and after by button; focus goes to the title. */
export function turner({ pages, words }: Stage, { opened, ended }: PageHost) {
  let open = 0;
  const titles = pages.flatMap((page) => allOf('h1', page).slice(0, 1));
  const names = titles.map((title) => title.textContent);
  const back = button('', 'nv-button', () => to(open - 1));
  const next = button('', 'nv-button nv-primary', () => {
    ended(open);
    to(open + 1);
  });
  const told = element('p', { role: 'status' });
  const foot = element('div', { class: 'nv-turn' }, told, element('div', {}, back, next));
  const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && ended(open));

  function draw(page: number) {
    open = page;
    pages.forEach((section, index) => (section.hidden = index !== page));
    turn(back, 'back', page - 1);
    turn(next, 'next', page + 1);
    watch.unobserve(foot);
    watch.observe(foot);
    opened(page);
  }

  function turn(press: HTMLElement, key: string, page: number) {
    const title = names[page];
    press.hidden = title === undefined;
    press.textContent = title === undefined ? '' : say(words, key, { title });
  }

  function to(page: number) {
    draw(page);
    scrollTo(0, 0);
    (titles[page] as HTMLElement).focus({ preventScroll: true });
  }

  return {
    to,
    start(page: number) {
      for (const title of titles) title.tabIndex = -1;
      (allOf('main')[0] as HTMLElement).append(foot);
      draw(page);
      // On paper nothing is folded, but the answers to look up.
      addEventListener('beforeprint', () =>
        allOf('main details:not(.nv-key)').forEach((details) => details.toggleAttribute('open', true)),
      );
    },
    /** The module is complete or, on its last page, what is left to read. */
    tell(complete: boolean, done: readonly boolean[]) {
      const left = names.filter((_, page) => !done[page] && page !== open).join(' ; ');
      const last = open === pages.length - 1;
      const sentence = complete ? say(words, 'complete') : last && left ? say(words, 'left', { pages: left }) : '';
      if (told.textContent !== sentence) told.textContent = sentence;
    },
  };
}
