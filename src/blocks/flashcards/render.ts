import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import type { Flashcards } from '#blocks/flashcards/model';

export const flashcards: BlockRender<Flashcards> = {
  render: ({ content }, _, inside) => h(null, h('dl', { className: ['nv-cards'] }, inside(content))),
};
