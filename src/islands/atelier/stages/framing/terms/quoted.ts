import { isObject } from '#core/change/courseFiles';
import { findQuote, type Stretch } from '#core/framing/quote';

/** Every passage of the text that something of the course quotes. */
export function quotedIn(course: unknown, text: string): readonly Stretch[] {
  return quotesIn(course).flatMap((quote) => findQuote(text, quote) ?? []);
}

function quotesIn(value: unknown): readonly { readonly text: string; readonly at: number }[] {
  if (Array.isArray(value)) return value.flatMap(quotesIn);
  if (!isObject(value)) return [];
  if (typeof value.text === 'string' && typeof value.at === 'number') return [{ text: value.text, at: value.at }];
  const quotation = typeof value.quotation === 'string' ? [{ text: value.quotation, at: 0 }] : [];
  return [...quotation, ...Object.values(value).flatMap(quotesIn)];
}
