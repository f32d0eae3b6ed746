import { h } from 'hastscript';
import { keyItem, onPaper, type QuestionLook, selectField } from '#blocks/question/look';
import { renderRichLine } from '#blocks/prose';
import { compareFrench } from '#core/french';
import { type Matching, partnersOf } from '#core/question/matching/index';
import { say } from '#core/words';

export const matching: QuestionLook<Matching> = {
  fields(question, context) {
    // In the order of the dictionary: found soon, and nothing given away.
    const partners = partnersOf(question).toSorted((one, other) => compareFrench(one.text, other.text));
    return [
      ...question.pairs.map(({ left }) =>
        h('p', h('label', [...renderRichLine(left, context), selectField(question.id, partners, context)])),
      ),
      onPaper(say(context.words, 'player.partners', { list: partners.map(({ text }) => text).join(' \u00b7 ') })),
    ];
  },
  key: ({ pairs }, context) => [
    h(
      'ul',
      pairs.map(({ left, right }) =>
        keyItem([...renderRichLine(left, context), { type: 'text', value: ` \u2192 ${right}` }], context, false),
      ),
    ),
  ],
};
