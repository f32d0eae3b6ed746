/** How French writes numbers, dates, lists and punctuation, and in which order it puts words: the same on every host. */

const narrow = '\u202f';
const space = '\u00a0';

/** `1234.5` → « 1 234,5 »; as many decimals as the number has, or so many. */
export function decimal(value: number, decimals?: number): string {
  const text = decimals === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(decimals);
  const [integer = '', part] = text.split('.');
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, narrow);
  const isNegative = value < 0 && Number(text) !== 0;
  return `${isNegative ? '\u2212' : ''}${grouped}${part === undefined ? '' : `,${part}`}`;
}

/** A count: `1620` → « 1 620 ». */
export const whole = (count: number): string => decimal(count, 0);

/** A rate from 0 to 1: `0.725` → « 73 % ». */
export const percent = (rate: number, decimals = 0): string => `${decimal(rate * 100, decimals)}${narrow}%`;

/** Minutes: « 45 min », « 6 h 45 », « 3 h ». */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}${space}min`;
  const shown = `${decimal(hours)}${space}h`;
  return rest === 0 ? shown : `${shown}${space}${String(rest).padStart(2, '0')}`;
}

/** A time of day: `08:30` → « 8 h 30 », `14:00` → « 14 h ». */
export const timeOfDay = (clock: string): string =>
  `${Number(clock.slice(0, 2))}${space}h${clock.endsWith('00') ? '' : `${space}${clock.slice(3)}`}`;

/** A size: « 850 octets », « 12 Ko », « 1,4 Mo ». */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes}${space}octets`;
  return bytes < 1e6
    ? `${decimal(Math.round(bytes / 1e3))}${space}Ko`
    : `${decimal(bytes / 1e6, bytes < 1e7 ? 1 : 0)}${space}Mo`;
}

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** `2026-03-01` or an instant that begins so → « 1er mars 2026 ». */
export function date(day: string): string {
  const [year = '', month = '', nth = ''] = day.slice(0, 10).split('-');
  return `${nth === '01' ? '1er' : Number(nth)}${space}${months[Number(month) - 1] ?? month} ${year}`;
}

/** The same as tables and forms write it: « 01/03/2026 ». */
export const shortDate = (day: string): string => day.slice(0, 10).split('-').reverse().join('/');

/** « a », « a et b », « a, b et c ». */
export const list = (items: readonly string[], last = 'et'): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;

/** The form of a noun for a count: 0 and 1 take the singular, 1,5 too. */
export const plural = (count: number, one: string, many: string): string => (Math.abs(count) < 2 ? one : many);

/** The order of a French dictionary: letters first, then accents, then small before capital; numbers by their value. */
export function compareFrench(one: string, other: string): number {
  return (
    compareParts(parts(bare(one)), parts(bare(other))) ||
    compareText(one.normalize('NFD').toLowerCase(), other.normalize('NFD').toLowerCase()) ||
    compareText(other, one)
  );
}

const bare = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae');

const parts = (text: string): readonly string[] => text.match(/\d+|\D+/g) ?? [];

function compareParts(one: readonly string[], other: readonly string[]): number {
  for (const [index, part] of one.entries()) {
    const facing = other[index];
    if (facing === undefined) return 1;
    const bothNumbers = /^\d/.test(part) && /^\d/.test(facing);
    const order = (bothNumbers ? Number(part) - Number(facing) : 0) || compareText(part, facing);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Spaces that hold a sign to its word, and curly apostrophes, where a person typed plain ones. */
export const typeset = (text: string): string =>
  text
    .replace(/ ([;!?])/g, `${narrow}$1`)
    .replace(/ ([:»%])/g, `${space}$1`)
    .replace(/« /g, `«${space}`)
    .replace(/(\p{L})'(?=\p{L})/gu, '$1\u2019');

/** What a person types for what `typeset` prints: plain spaces and apostrophes, which it turns back. */
export const typed = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]([;:!?»%])/g, ' $1')
    .replace(/«[\u00a0\u202f]/g, '« ')
    .replace(/(\p{L})\u2019(?=[\p{L}*_<])/gu, "$1'");
