import { h } from 'hastscript';
import { type QuestionLook, stemId } from '#blocks/question/look';
import type { Long } from '#core/question/long/index';

export const long: QuestionLook<Long> = {
  fields: (question) => [
    h('textarea', {
      className: ['nv-text'],
      name: question.id,
      rows: question.lines,
      ariaLabelledBy: stemId(question),
    }),
  ],
  key: () => [],
};
