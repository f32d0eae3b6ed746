import { h } from 'hastscript';
import type { Accordion, Panel } from '#blocks/accordion/model';
import type { BlockRender } from '#blocks/block';

export const accordion: BlockRender<Accordion> = {
  render: ({ content }, _, inside) => h(null, h('div', { className: ['nv-accordion'] }, inside(content))),
};

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
