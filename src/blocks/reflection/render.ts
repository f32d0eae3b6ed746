import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Reflection } from '#blocks/reflection/model';
import { say } from '#core/words';

export const reflection: BlockRender<Reflection> = {
  render({ id, lines = 5, content }, { words }, inside) {
    const [prompt, note] = [`${id}-p`, `${id}-h`];
    const field = { className: ['nv-text'], name: id, rows: lines, ariaLabelledBy: prompt, ariaDescribedBy: note };
    return h(
      null,
      h('div', { className: ['nv-reflection', 'nv-kept'], id }, [
        h('div', { id: prompt }, inside(content)),
        h('p', { className: ['nv-hint'], id: note }, say(words, 'player.reflection')),
        h('textarea', field),
      ]),
    );
  },
};
