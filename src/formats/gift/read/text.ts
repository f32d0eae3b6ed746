import { unmask } from '#formats/gift/masks';
import { autoFormatted } from '#formats/moodle-xml/read/element';
import type { Sheet } from '#formats/reading/sheet';

/** The formats that a GIFT text may begin with. */
export type TextFormat = 'html' | 'moodle' | 'plain' | 'markdown';

/** A text and its format: its own, in brackets before it, or the one that it inherits. */
export function formatted(
  masked: string,
  inherited: TextFormat,
): { readonly format: TextFormat; readonly text: string } {
  const [mark = '', name] = /^\s*\[(html|moodle|plain|markdown)\]/.exec(masked) ?? [];
  return { format: (name as TextFormat | undefined) ?? inherited, text: masked.slice(mark.length) };
}

/** An answer between braces. */
export interface GiftAnswer {
  /** `=` right, `~` wrong, where no weight says otherwise. */
  readonly sign: '=' | '~';
  /** Masked, without sign and weight. */
  readonly text: string;
  /** In percent, where it is written. */
  readonly weight: number | undefined;
  readonly feedback: string | undefined;
}

/** The answers of a body, each from its sign to the next; what stands before the first sign is an answer if there is anything. */
export function answersIn(body: string): readonly GiftAnswer[] {
  const [before = '', ...pieces] = body.split(/(?=[=~])/);
  const isLoose = !/^[=~]/.test(before) && before.trim() !== '';
  return [...(isLoose ? [`=${before.trim()}`] : /^[=~]/.test(before) ? [before] : []), ...pieces].map(answerOf);
}

function answerOf(piece: string): GiftAnswer {
  const sign = piece.startsWith('=') ? '=' : '~';
  const [, weight, rest = ''] = /^\s*(?:%(-?\d+(?:[.,]\d+)?)%)?([\s\S]*)$/.exec(piece.slice(1)) ?? [];
  const hash = rest.indexOf('#');
  return {
    sign,
    text: (hash < 0 ? rest : rest.slice(0, hash)).trim(),
    weight: weight === undefined ? undefined : Math.max(-100, Math.min(100, Number(weight.replace(',', '.')))),
    feedback: hash < 0 ? undefined : rest.slice(hash + 1).trim() || undefined,
  };
}

/** The share of an answer, in percent. */
export const shareOf = ({ sign, weight }: GiftAnswer): number => weight ?? (sign === '=' ? 100 : 0);

/** A masked text as rich text, in the format that it begins with or inherits. */
export function richOf(masked: string, inherited: TextFormat, sheet: Sheet): string | undefined {
  const { format, text } = formatted(masked, inherited);
  return richFrom(text, format, sheet);
}

/** A masked text, its format taken off, as rich text. */
export function richFrom(masked: string, format: TextFormat, sheet: Sheet): string | undefined {
  const text = unmask(masked.trim());
  if (text === '') return undefined;
  switch (format) {
    case 'html':
      return sheet.html(text);
    case 'plain':
      return sheet.letters(text);
    case 'markdown':
      // How our own writer says two signs that have no backslash.
      return sheet.markdown(text.replaceAll('-&gt;', '->').replace(/&amp;(?=&\d{3};)/g, '&'));
    case 'moodle':
      return sheet.html(autoFormatted(text));
  }
}
