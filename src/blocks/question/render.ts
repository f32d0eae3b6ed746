import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { BlockRender, RenderContext } from '#blocks/block';
import { renderRichBlocks } from '#blocks/prose';
import { type QuestionLook, stemId } from '#blocks/question/look';
import type { QuestionBlock } from '#blocks/question/model';
import { cloze } from '#blocks/question/looks/cloze';
import { likert } from '#blocks/question/looks/likert';
import { long } from '#blocks/question/looks/long';
import { matching } from '#blocks/question/looks/matching';
import { multiple } from '#blocks/question/looks/multiple';
import { numeric } from '#blocks/question/looks/numeric';
import { ordering } from '#blocks/question/looks/ordering';
import { short } from '#blocks/question/looks/short';
import { single } from '#blocks/question/looks/single';
import { trueFalse } from '#blocks/question/looks/trueFalse';
import { type Question, typeOf } from '#core/question/index';
import { decimal } from '#core/french';
import { say } from '#core/words';

/** How each type of question looks: the compiler asks for all of them. */
const looks: { readonly [Type in Question['type']]: QuestionLook<Extract<Question, { type: Type }>> } = {
  single,
  multiple,
  'true-false': trueFalse,
  short,
  numeric,
  matching,
  ordering,
  cloze,
  long,
  likert,
};

export const question: BlockRender<QuestionBlock> = {
  render({ id }, context) {
    const found = context.question(id);
    if (found) return renderQuestion(found, context);
    return h(null, h('p', { className: ['nv-gone'] }, say(context.words, 'player.questionGone')));
  },
};

/** A question as its form, with its key where the context lets it be looked up. */
export function renderQuestion(question: Question, context: RenderContext): Root {
  const { id, type } = question;
  const look = looks[type] as unknown as QuestionLook<Question>;
  const stemPlace = stemId(question);
  const hint = h('p', { className: ['nv-hint'] }, say(context.words, `player.hint.${type}`));
  const form = h('div', { className: ['nv-q'], role: 'group', ariaLabelledBy: stemPlace }, [
    look.stem
      ? h('div', { id: stemPlace }, look.stem(question, context), hint)
      : h('div', { className: ['nv-stem'], id: stemPlace }, renderRichBlocks(question.stem, context), hint),
    ...look.fields(question, context),
    ...hintsOf(question, context),
  ]);
  return h(null, h('nv-question', { id, dataType: type }, [form, ...keyOf(question, look, context)]));
}

/** Folded, one below the other; what one costs is said before it is opened. */
const hintsOf = ({ hints = [], penalty }: Question, context: RenderContext): ElementContent[] =>
  hints.map(({ text }, index) =>
    h('details', { className: ['nv-key', 'nv-tip'] }, [
      h('summary', tipName(index + 1, penalty, context)),
      ...renderRichBlocks(text, context),
    ]),
  );

const tipName = (number: number, penalty: number, { words }: RenderContext): string =>
  penalty === 0
    ? say(words, 'player.tipFree', { number })
    : say(words, 'player.tip', { number, penalty: decimal(penalty) });

function keyOf(question: Question, look: QuestionLook<Question>, context: RenderContext): ElementContent[] {
  if (!context.corrected || !typeOf(question).keyed(question)) return [];
  const general =
    question.feedback === undefined
      ? []
      : [h('div', { className: ['nv-general'] }, renderRichBlocks(question.feedback, context))];
  const summary = h('summary', say(context.words, 'player.answer'));
  return [h('details', { className: ['nv-key'] }, [summary, ...look.key(question, context), ...general])];
}
