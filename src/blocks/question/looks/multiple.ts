import { choiceKey, choiceList, type QuestionLook, richOptions } from '#blocks/question/look';
import { renderRichBlocks } from '#blocks/prose';
import type { Multiple } from '#core/question/multiple/index';

export const multiple: QuestionLook<Multiple> = {
  fields: (question, context) => [choiceList(question, 'checkbox', richOptions(question, context))],
  key: ({ choices }, context) => [choiceKey(choices, context, (text) => renderRichBlocks(text, context))],
};
