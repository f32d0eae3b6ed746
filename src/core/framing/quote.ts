import * as v from 'valibot';
import { plain } from '#core/text';

/** What the terms of reference say, word for word, and where: the reason why a field says what it says. */
export const sourceQuoteSchema = v.strictObject({
  /** With single spaces, whatever stood between the words. */
  text: plain,
  /** Where it began, in UTF-16 units of the text that was kept. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type SourceQuote = v.InferOutput<typeof sourceQuoteSchema>;

/** A stretch of the text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The quotation of a stretch, its ends freed of spaces; `undefined` where only spaces stand. */
export function quoteOf(text: string, { start, end }: Stretch): { text: string; at: number } | undefined {
  const part = text.slice(start, end);
  const words = part.trim().replace(/\s+/g, ' ');
  return words === '' ? undefined : { text: words, at: start + part.length - part.trimStart().length };
}

/** Where a quotation stands now: at its place, else the nearest place that says the same; `undefined` once it is gone. */
export function findQuote(text: string, quote: { readonly text: string; readonly at: number }): Stretch | undefined {
  const words = quote.text.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const places = [...text.matchAll(new RegExp(words.join('\\s+'), 'g'))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
  const distance = ({ start }: Stretch) => Math.abs(start - quote.at);
  return places.reduce<Stretch | undefined>(
    (best, one) => (best && distance(best) <= distance(one) ? best : one),
    undefined,
  );
}
