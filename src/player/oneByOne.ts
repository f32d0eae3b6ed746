import { button, element } from '#blocks/question/element';
import { said } from '#blocks/question/said';

/** One question on show at a time, before and after by button; on paper they are all there. */
export function oneByOne(section: HTMLElement, list: HTMLElement, turn: (to: number) => void) {
  let open = 0;
  let order: readonly HTMLElement[] = [];
  const back = button(said('before'), 'nv-button', () => turn(open - 1));
  const next = button(said('after'), 'nv-button', () => turn(open + 1));
  section.append(element('p', 'nv-actions', back, ' ', next));

  function draw(to: number, items = order) {
    [open, order] = [to, items];
    order.forEach((item, index) => (item.hidden = index !== open));
    list.style.counterReset = `q ${open}`;
    back.disabled = open === 0;
    next.disabled = open === order.length - 1;
  }
  addEventListener('beforeprint', () => list.style.removeProperty('counter-reset'));
  addEventListener('afterprint', () => draw(open));
  return draw;
}
