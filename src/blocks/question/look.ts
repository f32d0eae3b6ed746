import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { RenderContext } from '#blocks/block';
import { renderRichBlocks, renderRichLine } from '#blocks/prose';
import type { Id } from '#core/id';
import { say } from '#core/words';

/** How a type of question looks. */
export interface QuestionLook<Q> {
  /** Where the learner answers. */
  fields(question: Q, context: RenderContext): ElementContent[];
  /** The items of the key, and what stands under them; none for a type without a key. */
  key(question: Q, context: RenderContext): ElementContent[];
}

interface Option {
  readonly id: Id<'c'>;
  readonly label: ElementContent[];
  readonly apart?: boolean;
}

/** Options to tick: radio buttons or boxes, each label as wide as its line. */
export const choiceList = (
  { id }: { readonly id: Id<'q'> },
  type: 'radio' | 'checkbox',
  options: readonly Option[],
): ElementContent =>
  h(
    'ul',
    { className: ['nv-choices'] },
    options.map(({ id: value, label, apart }) =>
      h(
        'li',
        { className: apart ? ['nv-apart'] : undefined },
        h('label', [h('input', { type, name: id, value }), h('span', label)]),
      ),
    ),
  );

interface Choice {
  readonly id: Id<'c'>;
  readonly text: string;
  readonly share?: number | undefined;
  readonly feedback?: string | undefined;
}

export const richOptions = (choices: readonly Choice[], context: RenderContext): Option[] =>
  choices.map(({ id, text }) => ({ id, label: renderRichLine(text, context) }));

/** The items of a key that lists choices or accepted answers. */
export const choiceKey = (
  choices: readonly Choice[],
  context: RenderContext,
  show: (text: string) => ElementContent[],
): ElementContent =>
  h(
    'ul',
    choices.map(({ id, text, share = 0, feedback }) =>
      keyItem(show(text), context, share > 0, {
        id,
        ...(feedback === undefined ? {} : { feedback }),
      }),
    ),
  );

/** One item of a key; that it is right is said in words. */
export function keyItem(
  answer: ElementContent[],
  context: RenderContext,
  right: boolean,
  { id, feedback }: { readonly id?: string; readonly feedback?: string } = {},
): ElementContent {
  return h('li', { dataFor: id, className: right ? ['nv-right'] : undefined }, [
    h('div', answer),
    ...(right ? [h('span', { className: ['nv-mark'] }, say(context.words, 'player.right'))] : []),
    ...(feedback === undefined ? [] : [h('div', { className: ['nv-feedback'] }, renderRichBlocks(feedback, context))]),
  ]);
}

export const stemId = ({ id }: { readonly id: string }): string => `${id}-stem`;

/** A field of one line; nothing helps the learner to write, and nothing gets in the way. */
export const lineField = (id: Id<'q'>, more: Readonly<Record<string, string>> = {}): ElementContent =>
  h('input', {
    className: ['nv-text'],
    type: 'text',
    name: id,
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: 'false',
    ariaLabelledBy: stemId({ id }),
    ...more,
  });
