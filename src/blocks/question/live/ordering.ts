import { button, element } from '#blocks/question/element';
import type { LiveFields } from '#blocks/question/fields';
import { tagFor } from '#blocks/question/verdict';
import type { Ordering } from '#core/question/ordering/index';
import { shuffledApart } from '#core/tracking/shuffledApart';
import { say } from '#core/words';

/** Items that go up and down by two buttons each; where one stands now is said. */
export const orderingFields: LiveFields = (form, question, words, changed) => {
  const list = form.querySelector('.nv-order') as HTMLElement;
  const told = element('p', { class: 'nv-hint', role: 'status' });
  const right = (question as Ordering).items.map(({ id }) => id);
  const items = new Map([...list.children].map((item) => [(item as HTMLElement).dataset['for'] as string, item]));
  const rows = [...items.values()].map((item) => {
    const text = item.textContent;
    const move = (word: string, by: number) => {
      const press = button(say(words, word), 'nv-link', () => {
        const order = [...list.children];
        const place = order.indexOf(item) + by;
        order[place]?.[by < 0 ? 'before' : 'after'](item);
        ends();
        (press.disabled ? press.parentElement?.querySelector<HTMLElement>(':enabled') : press)?.focus();
        told.textContent = say(words, 'moved', { item: text, place: place + 1, places: items.size });
        changed();
      });
      press.setAttribute('aria-label', say(words, `item.${word}`, { item: text }));
      return press;
    };
    const moves = [move('up', -1), move('down', 1)];
    item.append(element('span', { class: 'nv-actions' }, ...moves));
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
    tell: (parts) =>
      parts.forEach((mark, index) => mark !== undefined && list.children[index]?.append(tagFor(mark, words))),
    focus: () => list.querySelector<HTMLElement>(':enabled')?.focus(),
  };
};
