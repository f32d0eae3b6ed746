import { h } from 'hastscript';
import { keyItem, lineField, type QuestionLook } from '#blocks/question/look';
import { renderRichBlocks } from '#blocks/prose';
import { decimal } from '#core/french';
import type { Numeric } from '#core/question/numeric/index';
import { say } from '#core/words';

export const numeric: QuestionLook<Numeric> = {
  fields: ({ id, unit }) => [
    lineField(id, { className: ['nv-text', 'nv-decimal'], inputMode: 'decimal' }),
    ...(unit === undefined ? [] : [h('span', { className: ['nv-unit'] }, unit)]),
  ],
  key({ answer, tolerance, unit, wrongFeedback }, context) {
    if (answer === undefined) return [];
    const measured = (value: number) => [written(value, context.lang), unit].filter(Boolean).join('\u00a0');
    const around =
      tolerance > 0 ? ` (${say(context.words, 'player.tolerance', { tolerance: measured(tolerance) })})` : '';
    const list = h('ul', keyItem([{ type: 'text', value: measured(answer) + around }], context, true));
    if (wrongFeedback === undefined) return [list];
    return [list, h('div', { className: ['nv-wrong'] }, renderRichBlocks(wrongFeedback, context))];
  },
};

/** A number as it is written in the language. */
const written = (value: number, lang: string) => (/^fr\b/.test(lang) ? decimal(value) : String(value));
