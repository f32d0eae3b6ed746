import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Glossary } from '#blocks/glossary/model';

export const glossary: BlockRender<Glossary> = {
  render: ({ content }, _, inside) => h(null, h('dl', { className: ['nv-glossary'] }, inside(content))),
};
