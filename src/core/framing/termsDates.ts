import { type Day, isDay } from '#core/calendar/day';

/** A date, or a span of dates, in a text. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly from?: Day;
  readonly to?: Day;
}

const months = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];
const month = `(?:${months.join('|')})`;
const nth = String.raw`(?:1er|[12]\d|3[01]|0?[1-9])`;
const worded = String.raw`${nth} ${month}(?: \d{4})?`;
const figures = String.raw`\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d{2}-\d{2}`;
const one = `(?:${worded}|${figures})`;
const until = ' ?(?:au|et le|-|\u2013) ?';

/** A first part may leave to the second its month and its year: « du 18 au 22 février 2019 ». */
const pattern = new RegExp(
  String.raw`\b(?:(?:(${one}|${nth})${until}(${one}))|(${one})|(${month} \d{4}))(?![\d/])`,
  'g',
);

/** Every date of a text that was folded: small letters, no accents, single spaces. */
export const readDates = (flat: string): readonly FoundDate[] =>
  [...flat.matchAll(pattern)].map(({ index, 0: found, 1: first, 2: last, 3: single }) => {
    const to = dayIn(last ?? single ?? '', '');
    const from = first === undefined ? to : dayIn(first, last ?? '');
    return {
      start: index,
      end: index + found.length,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
  });

/** The day that words or figures name; month and year, where they miss, are those of `other`. */
function dayIn(text: string, other: string): Day | undefined {
  const [, d, m, y] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  if (d && m && y) return known(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  if (/^\d{4}-/.test(text)) return known(text);
  const nthDay = Number.parseInt(text, 10);
  const named = monthIn(text) ?? monthIn(other);
  const year = yearIn(text) ?? yearIn(other);
  if (named === undefined || year === undefined) return undefined;
  return known(`${year}-${String(named).padStart(2, '0')}-${String(nthDay).padStart(2, '0')}`);
}

const monthIn = (text: string): number | undefined => {
  const index = months.findIndex((name) => text.includes(name));
  return index < 0 ? undefined : index + 1;
};

const yearIn = (text: string): string | undefined => /\b\d{4}\b/.exec(text)?.[0];

const known = (day: Day): Day | undefined => (isDay(day) ? day : undefined);
