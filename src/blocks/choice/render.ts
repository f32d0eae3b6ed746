import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Choice } from '#blocks/choice/model';

export const choice: BlockRender<Choice> = {
  render: ({ to, label }) => h(null, h('p', { className: ['nv-way'] }, h('a', { href: `#${to}` }, label))),
};
