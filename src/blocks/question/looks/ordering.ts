import { h } from 'hastscript';
import { keyItem, type QuestionLook } from '#blocks/question/look';
import { renderRichBlocks, renderRichLine } from '#blocks/prose';
import type { Ordering } from '#core/question/ordering/index';
import { shuffledApart } from '#core/tracking/shuffledApart';

export const ordering: QuestionLook<Ordering> = {
  fields: ({ id, items }, context) => [
    h(
      'ol',
      { className: ['nv-order'] },
      shuffledApart(items, 0, id).map((item) =>
        h('li', { dataFor: item.id }, h('span', renderRichLine(item.text, context))),
      ),
    ),
  ],
  key: ({ items }, context) => [
    h(
      'ol',
      items.map(({ text }) => keyItem(renderRichBlocks(text, context), context, false)),
    ),
  ],
};
