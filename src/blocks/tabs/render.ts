import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Tabs } from '#blocks/tabs/model';

export const tabs: BlockRender<Tabs> = {
  render: ({ content }, _, inside) => h(null, h('div', { className: ['nv-tabs'] }, inside(content))),
};
