import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Term } from '#blocks/term/model';

export const term: BlockRender<Term> = {
  render: ({ name, content }, _, inside) => h(null, h('div', [h('dt', h('dfn', name)), h('dd', inside(content))])),
};
