import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Checklist } from '#blocks/checklist/model';
import { say } from '#core/words';

export const checklist: BlockRender<Checklist> = {
  render({ title, content }, { words }, inside) {
    const label = title ?? say(words, 'player.checklist');
    const heading = title === undefined ? [] : [h('p', { className: ['nv-label'] }, h('strong', title))];
    const list = h('ul', { className: ['nv-choices'] }, inside(content));
    return h(
      null,
      h('div', { className: ['nv-checklist', 'nv-kept'], role: 'group', ariaLabel: label }, [...heading, list]),
    );
  },
};
