import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Tab } from '#blocks/tab/model';

export const tab: BlockRender<Tab> = {
  render: ({ title, content }, _, inside) =>
    h(null, h('section', { className: ['nv-tab'] }, [h('h3', { className: ['nv-title'] }, title), ...inside(content)])),
};
