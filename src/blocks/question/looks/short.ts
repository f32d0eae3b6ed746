import { choiceKey, lineField, type QuestionLook } from '#blocks/question/look';
import type { Short } from '#core/question/short/index';

export const short: QuestionLook<Short> = {
  fields: ({ id }) => [lineField(id)],
  key: ({ answers }, context) => [choiceKey(answers, context, (text) => [{ type: 'text', value: text }])],
};
