import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Panel } from '#blocks/panel/model';

export const panel: BlockRender<Panel> = {
  render: ({ title, content }, _, inside) =>
    h(
      null,
      h('details', { className: ['nv-panel'] }, [
        h('summary', title),
        h('div', { className: ['nv-body'] }, inside(content)),
      ]),
    ),
};
