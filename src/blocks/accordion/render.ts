import { h } from 'hastscript';
import type { Accordion } from '#blocks/accordion/model';
import type { BlockRender } from '#blocks/block';

export const accordion: BlockRender<Accordion> = {
  render: ({ content }, _, inside) => h(null, h('div', { className: ['nv-accordion'] }, inside(content))),
};
