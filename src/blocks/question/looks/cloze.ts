import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { RenderContext } from '#blocks/block';
import { keyItem, lineField, onPaper, type QuestionLook, selectField } from '#blocks/question/look';
import { renderRichBlocks } from '#blocks/prose';
import { compareFrench, decimal } from '#core/french';
import type { Cloze, Gap } from '#core/question/cloze/index';
import { say } from '#core/words';

export const cloze: QuestionLook<Cloze> = {
  stem: (question, context) => filled(renderRichBlocks(question.stem, context), question, context),
  fields: ({ gaps }, context) =>
    gaps.flatMap((gap, index) => {
      if (gap.kind !== 'choice') return [];
      const list = inOrder(gap).map(({ text }) => text);
      return [onPaper(`${nameOf(index, context)}\u00a0: ${list.join(' \u00b7 ')}`)];
    }),
  key: ({ gaps }, context) => [
    h(
      'ol',
      gaps.map((gap) => keyItem([{ type: 'text', value: rightOf(gap, context) }], context, false)),
    ),
  ],
};

/** The text with a field at the place of each gap. */
const filled = (nodes: readonly ElementContent[], question: Cloze, context: RenderContext): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element') return [{ ...node, children: filled(node.children, question, context) }];
    if (node.type !== 'text') return [node];
    return node.value.split(/\[\[(\d+)\]\]/).flatMap((part, at): ElementContent[] => {
      if (at % 2 === 0) return part === '' ? [] : [{ type: 'text', value: part }];
      const gap = question.gaps[Number(part) - 1];
      return gap ? gapField(gap, Number(part) - 1, question, context) : [];
    });
  });

function gapField(gap: Gap, index: number, { id }: Cloze, context: RenderContext): ElementContent[] {
  const more = { className: ['nv-text', 'nv-gap'], ariaLabel: nameOf(index, context), ariaLabelledBy: undefined };
  if (gap.kind === 'choice') return [selectField(id, inOrder(gap), context, more)];
  if (gap.kind === 'short') return [lineField(id, { ...more, size: 12 })];
  const field = lineField(id, { ...more, size: 6, inputMode: 'decimal' });
  return gap.unit === undefined ? [field] : [field, h('span', { className: ['nv-unit'] }, gap.unit)];
}

const nameOf = (index: number, { words }: RenderContext) => say(words, 'player.gap', { number: index + 1 });

/** In the order of the dictionary: found soon, and nothing given away. */
const inOrder = ({ choices }: Extract<Gap, { kind: 'choice' }>) =>
  choices.toSorted((one, other) => compareFrench(one.text, other.text));

function rightOf(gap: Gap, { lang, words }: RenderContext): string {
  if (gap.kind !== 'numeric') {
    const options = gap.kind === 'short' ? gap.answers : gap.choices;
    return options.flatMap(({ text, share }) => (share === 100 ? [text] : [])).join(' / ');
  }
  const measured = (value: number) =>
    [/^fr\b/.test(lang) ? decimal(value) : String(value), gap.unit].filter(Boolean).join('\u00a0');
  const around =
    gap.tolerance > 0 ? ` (${say(words, 'player.tolerance', { tolerance: measured(gap.tolerance) })})` : '';
  return measured(gap.answer) + around;
}
