import { choiceKey, choiceList, type QuestionLook, richOptions } from '#blocks/question/look';
import { renderRichBlocks } from '#blocks/prose';
import type { Single } from '#core/question/single/index';

export const single: QuestionLook<Single> = {
  fields: (question, context) => [choiceList(question, 'radio', richOptions(question, context))],
  key: ({ choices }, context) => [choiceKey(choices, context, (text) => renderRichBlocks(text, context))],
};
