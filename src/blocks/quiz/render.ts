import { h } from 'hastscript';
import type { BlockRender } from '#blocks/block';
import { renderRichBlocks } from '#blocks/prose';
import { renderQuestion } from '#blocks/question/render';
import type { Quiz } from '#blocks/quiz/model';
import { say } from '#core/words';

export const quiz: BlockRender<Quiz> = {
  render({ test }, context) {
    const shown = context.test?.(test);
    if (!shown) return h(null, h('p', { className: ['nv-gone'] }, say(context.words, 'player.quizGone')));
    const { title, instructions, questions } = shown;
    const items = questions.map((question) =>
      h('li', renderQuestion(question, { ...context, corrected: true }).children),
    );
    return h(
      null,
      h('section', { className: ['nv-quiz'] }, [
        h('h3', { className: ['nv-title'] }, title),
        ...(instructions === undefined ? [] : renderRichBlocks(instructions, context)),
        h('ol', { className: ['nv-questions'] }, items),
      ]),
    );
  },
};
