import { button, element, status } from '#blocks/question/element';
import { said } from '#blocks/question/said';
import type { LiveFields } from '#blocks/question/fields';
import { tagFor } from '#blocks/question/verdict';
import type { Ordering } from '#core/question/ordering/index';
import { shuffledApart } from '#core/tracking/shuffledApart';

/** Items that go up and down by two buttons each; where one stands now is said. */
export const orderingFields: LiveFields = (form, question, changed) => {
  const list = form.querySelector('.nv-order') as HTMLElement;
  const told = status('p', 'nv-hint');
  const right = (question as Ordering).items.map(({ id }) => id);
  const items = new Map([...list.children].map((item) => [(item as HTMLElement).dataset['for'] as string, item]));
  const rows = [...items.values()].map((item) => {
    const text = item.textContent;
    const move = (word: string, by: number) => {
      const press = button(said(word), 'nv-link', () => {
        const order = [...list.children];
        const place = order.indexOf(item) + by;
        order[place]?.[by < 0 ? 'before' : 'after'](item);
        ends();
        (press.disabled ? press.parentElement?.querySelector<HTMLElement>(':enabled') : press)?.focus();
        told.textContent = said('moved', { item: text, place: place + 1, places: items.size });
        changed();
      });
      press.setAttribute('aria-label', said(`item.${word}`, { item: text }));
      return press;
    };
    const moves = [move('up', -1), move('down', 1)];
    item.append(element('span', 'nv-actions', ...moves));
    return moves;
  });
  list.after(told);

  function ends(locked = false) {
    const order = [...list.children];
    [...items.values()].forEach((item, index) => {
      const [up, down] = rows[index] as HTMLButtonElement[];
      if (!up?.parentElement || !down) return;
      up.parentElement.hidden = locked;
      up.disabled = item === order[0];
      down.disabled = item === order[order.length - 1];
    });
  }

  return {
    read: () => [...list.children].map((item) => (item as HTMLElement).dataset['for'] as string),
    write(response, locked, seed = 0) {
      const order = Array.isArray(response) ? (response as string[]) : shuffledApart(right, seed, question.id);
      list.append(...order.flatMap((id) => items.get(id) ?? []));
      told.textContent = '';
      ends(locked);
    },
    tell: (parts) => parts.forEach((mark, index) => mark !== undefined && list.children[index]?.append(tagFor(mark))),
    focus: () => list.querySelector<HTMLElement>(':enabled')?.focus(),
  };
};
