import type { RenderContext } from '#blocks/block';
import { choiceKey, choiceList, dontKnowOption, type QuestionLook } from '#blocks/question/look';
import type { TrueFalse } from '#core/question/true-false/index';
import { say } from '#core/words';

export const trueFalse: QuestionLook<TrueFalse> = {
  fields: (question, context) => [
    choiceList(question, 'radio', [
      ...['true', 'false'].map((id) => ({ id, label: [worded(id, context)] })),
      ...dontKnowOption(question.dontKnow, context),
    ]),
  ],
  key: ({ answer, trueFeedback, falseFeedback }, context) => [
    choiceKey(
      [
        { id: 'true', text: 'true', share: Number(answer), feedback: trueFeedback },
        { id: 'false', text: 'false', share: Number(!answer), feedback: falseFeedback },
      ],
      context,
      (id) => [worded(id, context)],
    ),
  ],
};

const worded = (id: string, { words }: RenderContext) => ({ type: 'text' as const, value: say(words, `player.${id}`) });
