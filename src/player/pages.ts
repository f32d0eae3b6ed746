import { button, element } from '#blocks/question/element';
import { say } from '#core/words';
import type { Stage } from '#player/stage';

interface PageHost {
  opened(page: number): void;
  /** The end of the open page was seen, or left behind by « Suivant ». */
  ended(page: number): void;
}

/** One page at a time: before and after, by button, link or address; focus goes to the title. */
export function turner({ pages, words }: Stage, { opened, ended }: PageHost) {
  let open = 0;
  const back = button('', 'nv-button', () => to(open - 1));
  const next = button('', 'nv-button nv-primary', () => {
    ended(open);
    to(open + 1);
  });
  const told = element('p', { class: 'nv-told', role: 'status' });
  const foot = element('div', { class: 'nv-turn' }, told, element('div', {}, back, next));
  const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && ended(open));

  const titleOf = (page: HTMLElement | undefined) => page?.querySelector<HTMLElement>('h1');
  const nameOf = (page: number) => titleOf(pages[page])?.textContent ?? '';

  function draw(page: number) {
    open = page;
    pages.forEach((section, index) => (section.hidden = index !== page));
    for (const [turn, target, key] of [
      [back, page - 1, 'back'],
      [next, page + 1, 'next'],
    ] as const) {
      turn.hidden = pages[target] === undefined;
      turn.textContent = say(words, key, { title: nameOf(target) });
    }
    watch.unobserve(foot);
    watch.observe(foot);
  }

  function to(page: number) {
    if (!pages[page]) return;
    draw(page);
    scrollTo(0, 0);
    titleOf(pages[page])?.focus({ preventScroll: true });
    opened(page);
  }

  /** An address of the module (`#l-…`, or a place inside a page) opens its page. */
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const page = pages.findIndex((section) => section.contains(target));
    if (target === null || page < 0) return false;
    if (page !== open) {
      draw(page);
      opened(page);
    }
    target.scrollIntoView();
    return true;
  }

  return {
    to,
    start(page: number) {
      for (const section of pages) titleOf(section)?.setAttribute('tabindex', '-1');
      pages[0]?.parentElement?.append(foot);
      draw(page);
      opened(page);
      follow();
      addEventListener('hashchange', follow);
      printWhole();
    },
    /** On the last page: the module is complete, or what is left to read. */
    tell(complete: boolean, done: readonly boolean[]) {
      const left = done.flatMap((end, page) => (end || page === open ? [] : [nameOf(page)]));
      const last = open === pages.length - 1;
      const sentence = complete
        ? say(words, 'complete')
        : last && left.length > 0
          ? say(words, 'left', { pages: left.join(' ; ') })
          : '';
      if (told.textContent !== sentence) told.textContent = sentence;
    },
  };
}

/** On paper nothing is folded, but the answers to look up. */
function printWhole() {
  const folded = () => [...document.querySelectorAll<HTMLDetailsElement>('main details:not(.nv-key)')];
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = folded().filter(({ open }) => !open);
    opened.forEach((details) => (details.open = true));
  });
  addEventListener('afterprint', () => opened.forEach((details) => (details.open = false)));
}
