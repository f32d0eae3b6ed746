import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Debrief } from '#blocks/debrief/model';
import { say } from '#core/words';

export const debrief: BlockRender<Debrief> = {
  render: ({ content }, { words }, inside) =>
    h(
      null,
      h('section', { className: ['nv-debrief'] }, [
        h('h4', { className: ['nv-title'] }, say(words, 'player.debrief')),
        ...inside(content),
      ]),
    ),
};
