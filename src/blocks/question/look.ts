import type { ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { RenderContext } from '#blocks/block';
import { renderRichBlocks, renderRichLine, textOf } from '#blocks/prose';
import type { Id } from '#core/id';
import { dontKnow } from '#core/question/dontKnow';
import { say } from '#core/words';

/** How a type of question looks. */
export interface QuestionLook<Q> {
  /** What is asked, where the learner answers inside it. */
  stem?(question: Q, context: RenderContext): ElementContent[];
  /** Where the learner answers. */
  fields(question: Q, context: RenderContext): ElementContent[];
  /** The items of the key, and what stands under them; none for a type without a key. */
  key(question: Q, context: RenderContext): ElementContent[];
}

export interface Option {
  readonly id: string;
  readonly label: ElementContent[];
  /** Last whatever the order, with some room before it. */
  readonly apart?: boolean;
  /** Last whatever the order. */
  readonly last?: boolean;
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
    options.map(({ id: value, label, apart, last }) => {
      const classes = [...(apart ? ['nv-apart'] : []), ...(apart || last ? ['nv-last'] : [])];
      const className = classes.length > 0 ? classes : undefined;
      return h('li', { className }, h('label', [h('input', { type, name: id, value }), h('span', label)]));
    }),
  );

interface Choice {
  readonly id: string;
  readonly text: string;
  readonly share?: number | undefined;
  readonly feedback?: string | undefined;
}

/** The choices as the author wrote them; « aucune de ces réponses » and its kin stay last. */
export function richOptions(
  { choices, dontKnow }: { readonly choices: readonly Choice[]; readonly dontKnow?: boolean | undefined },
  context: RenderContext,
): Option[] {
  const kept = say(context.words, 'player.keptLast').split('|');
  const options = choices.map(({ id, text }) => {
    const label = renderRichLine(text, context);
    const start = textOf(label).trim().toLowerCase();
    return { id, label, last: kept.some((beginning) => start.startsWith(beginning)) };
  });
  return [...options, ...dontKnowOption(dontKnow, context)];
}

/** « Je ne sais pas », where the question offers it. */
export const dontKnowOption = (offered: boolean | undefined, { words }: RenderContext): Option[] =>
  offered ? [{ id: dontKnow, label: [{ type: 'text', value: say(words, 'player.dontKnow') }], apart: true }] : [];

/** Options to unfold: the native list of the device, with an empty one first. */
export const selectField = (
  name: Id<'q'>,
  options: readonly { readonly id: string; readonly text: string }[],
  { words }: RenderContext,
  more: Properties = {},
): ElementContent =>
  h('select', { className: ['nv-text'], name, ...more }, [
    h('option', { value: '' }, say(words, 'player.choose')),
    ...options.map(({ id, text }) => h('option', { value: id }, text)),
  ]);

/** The options of lists, where paper has to show them. */
export const onPaper = (line: string): ElementContent => h('p', { className: ['nv-bank'] }, line);

/** The items of a key that lists choices or accepted answers: what is right, and what there is something to say about. */
export function choiceKey(
  choices: readonly Choice[],
  context: RenderContext,
  show: (text: string) => ElementContent[],
): ElementContent {
  const isWhole = context.corrected === 'whole';
  const told = choices.filter(({ share = 0, feedback }) => isWhole || share > 0 || feedback !== undefined);
  return h(
    'ul',
    told.map(({ id, text, share = 0, feedback }) =>
      keyItem(show(text), context, share > 0, {
        ...((isWhole || feedback !== undefined) && { id }),
        ...(feedback !== undefined && { feedback }),
      }),
    ),
  );
}

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
export const lineField = (id: Id<'q'>, more: Properties = {}): ElementContent =>
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
