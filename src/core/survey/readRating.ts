import type { Scale } from '#core/survey/answer';

export type Rating =
  | { readonly kind: 'empty' | 'not-applicable' | 'no-number' | 'out-of-range' }
  /** `comma`: it was written with decimals after a comma (`3,0`). */
  | { readonly kind: 'rating'; readonly value: number; readonly comma: boolean };

/** What people write who will not rate; accents are off already. */
const notApplicable =
  /^(sans objet|s\.? ?o\.?|n\.?\/?a\.?|n\.?c\.?|nsp|ne sait pas|ne sais pas|non concernee?|x|[-\u2013\u2014/]+)$/;

/** One cell of a survey: a point of the scale, or why it is none. */
export function readRating(cell: string, { min, max }: Scale): Rating {
  const text = cell.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
  if (text === '') return { kind: 'empty' };
  if (notApplicable.test(text)) return { kind: 'not-applicable' };
  if (!/^[+-]?\d+([.,]\d+)?$/.test(text)) return { kind: 'no-number' };
  const value = Number(text.replace(',', '.'));
  // Between two points nobody can tell which was meant.
  if (!Number.isInteger(value)) return { kind: 'no-number' };
  return value < min || value > max ? { kind: 'out-of-range' } : { kind: 'rating', value, comma: text.includes(',') };
}
