import type { Live } from '#blocks/live';
import { button, element } from '#blocks/question/element';

/** The tabs pattern of ARIA: arrows, Home and End move; one tab is in the order of the keyboard. */
export const tabs: Live = (root) => {
  const panels = [...root.children] as HTMLElement[];
  const names = panels.map((panel, index) => {
    const title = panel.firstElementChild as HTMLElement;
    const name = button(title.textContent, 'nv-tabname', () => open(index));
    title.classList.add('nv-off');
    name.id = `${title.id}-t`;
    panel.id = `${title.id}-p`;
    name.setAttribute('aria-controls', panel.id);
    name.setAttribute('role', 'tab');
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', name.id);
    panel.tabIndex = 0;
    return name;
  });

  function open(index: number) {
    names.forEach((name, at) => {
      name.setAttribute('aria-selected', String(at === index));
      name.tabIndex = at === index ? 0 : -1;
      panels[at]?.classList.toggle('nv-off', at !== index);
    });
  }

  const bar = element('div', 'nv-tablist', ...names);
  bar.setAttribute('role', 'tablist');
  bar.onkeydown = (event) => {
    const at = names.indexOf(event.target as HTMLButtonElement);
    const forth = getComputedStyle(root).direction === 'rtl' ? -1 : 1;
    const places: Readonly<Record<string, number>> = {
      ArrowRight: at + forth,
      ArrowLeft: at - forth,
      Home: 0,
      End: names.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    const next = (place + names.length) % names.length;
    open(next);
    names[next]?.focus();
  };
  root.prepend(bar);
  open(0);
};
