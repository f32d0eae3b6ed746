import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Step } from '#blocks/step/model';

export const step: BlockRender<Step> = {
  render: ({ title, content }, _, inside) =>
    h(null, h('li', [h('h3', { className: ['nv-title'] }, title), ...inside(content)])),
};
