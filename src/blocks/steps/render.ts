import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Steps } from '#blocks/steps/model';

export const steps: BlockRender<Steps> = {
  render: ({ content }, _, inside) => h(null, h('ol', { className: ['nv-steps'] }, inside(content))),
};
