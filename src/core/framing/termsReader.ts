import type { Day } from '#core/calendar/day';
import { readDates } from '#core/framing/termsDates';
import { folded, type ListKind, readLists } from '#core/framing/termsLists';

/** Something that the terms of reference say and that a field may want, in UTF-16 units of the text. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly kind: 'date' | 'days' | 'deadline' | 'item';
  /** The list that an item stands in. */
  readonly list?: ListKind;
  /** Person-days. */
  readonly days?: number;
  /** First and last day of a date, where the text gives the year. */
  readonly from?: Day;
  readonly to?: Day;
}

const number = String.raw`\d+(?:[.,]\d+)?`;
const spelt = `(?:${number}|une?|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|trente)`;
const work = String.raw`(?:personnes?[-/ ]+jours?|jours?[-/ ]*(?:personnes?|hommes?|experts?)|hommes?[-/ ]+jours?|jours? (?:de travail|d'expertise|d'expert)|j\.?/h\b|h\.?/j\b)`;
const span = String.raw`(?:jours?|semaines?|mois)(?: (?:ouvrables?|ouvres?|calendaires?|francs?))?`;
const limit = String.raw`(?:au plus tard|au moins|au maximum|dans (?:les|un delai (?:maximum )?de)|sous|d'ici|avant le)`;
const runs = String.raw`(?:avant|apres|suivant|a compter|des|de (?:la|l'|leur))`;

const daysPattern = new RegExp(
  String.raw`(?:maximum (?:de )?)?(${number}) ?(?:\([^)]{1,20}\) ?)?${work}|maximum de (${number}) jours`,
  'g',
);
const deadlinePattern = new RegExp(
  String.raw`${limit} (?:le )?${spelt} ${span}(?: ${runs}\b[^.;:()\n]{0,140})?|\b${spelt} jours? ouvrables? ${runs}\b[^.;:()\n]{0,140}`,
  'g',
);

/** Dates, person-days, deadlines and the items of the lists that matter; what stands in a deadline is not told twice. Nothing is understood beyond that. */
export function readTerms(text: string): readonly Passage[] {
  const flat = folded(text);
  const deadlines = [...flat.matchAll(deadlinePattern)].map(({ index, 0: found }): Passage => {
    return { start: index, end: index + found.trimEnd().length, kind: 'deadline' };
  });
  const days = [...flat.matchAll(daysPattern)].map(({ index, 0: found, 1: one, 2: most }): Passage => {
    const value = Number((one ?? most ?? '').replace(',', '.'));
    return { start: index, end: index + found.length, kind: 'days', days: value };
  });
  const dates = readDates(flat).map((date): Passage => ({ ...date, kind: 'date' }));
  const items = readLists(text, flat).map((item): Passage => ({ ...item, kind: 'item' }));
  const inline = [...deadlines, ...dates, ...days].reduce<readonly Passage[]>(
    (kept, one) => (kept.some((other) => isOver(one, other)) ? kept : [...kept, one]),
    [],
  );
  return [...items, ...inline].sort((one, other) => one.start - other.start || other.end - one.end);
}

const isOver = (one: Passage, other: Passage): boolean => one.start < other.end && other.start < one.end;

/** A line of the text with the pieces that it is shown in; together they are the line. */
export interface TermsLine {
  readonly at: number;
  readonly text: string;
  readonly pieces: readonly { readonly at: number; readonly text: string; readonly passage?: Passage }[];
}

/** The text line by line, each piece with the passage that it belongs to: an item, or else what stands outside of items. */
export function linesOf(text: string, passages: readonly Passage[]): readonly TermsLine[] {
  const items = passages.filter(({ kind }) => kind === 'item');
  const shown = passages.filter((one) => one.kind === 'item' || !items.some((item) => isOver(one, item)));
  let at = 0;
  return text.split('\n').map((line) => {
    const begin = at;
    at += line.length + 1;
    const own = shown.filter(({ start, end }) => start < begin + line.length && end > begin);
    return { at: begin, text: line, pieces: piecesOf(line, begin, own) };
  });
}

function piecesOf(line: string, begin: number, passages: readonly Passage[]): TermsLine['pieces'] {
  const ends = [...passages.flatMap(({ start, end }) => [start - begin, end - begin]), 0, line.length];
  const cuts = [...new Set(ends.filter((cut) => cut >= 0 && cut <= line.length))].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((cut, index) => {
    const passage = passages.find(({ start, end }) => start <= begin + cut && begin + cut < end);
    return { at: begin + cut, text: line.slice(cut, cuts[index + 1]), ...(passage ? { passage } : {}) };
  });
}
