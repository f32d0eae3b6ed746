import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Card } from '#blocks/card/model';

export const card: BlockRender<Card> = {
  render: ({ front, content }, _, inside) =>
    h(null, h('div', { className: ['nv-card'] }, [h('dt', front), h('dd', inside(content))])),
};
