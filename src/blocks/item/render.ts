import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Item } from '#blocks/item/model';
import { asLine } from '#blocks/prose';

export const item: BlockRender<Item> = {
  render: ({ content }, _, inside) =>
    h(null, h('li', h('label', [h('input', { type: 'checkbox' }), h('span', asLine(inside(content)))]))),
};
