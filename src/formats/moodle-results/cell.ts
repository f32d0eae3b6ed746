/** What stands in a cell of Moodle's exports: moments, numbers and words in English or French. */
import { fold } from '#core/objectives/verbs';

const months = [
  'jan',
  'fe[bv]',
  'mar',
  'a[pv]r',
  'ma[iy]',
  'jui?n',
  'jui?l',
  'aou|aug',
  'sep',
  'oct',
  'nov',
  'dec',
].map((start) => new RegExp(`^(?:${start})`));

/**
 * The moment that a cell shows, as if Moodle's clock were UTC: no export says its zone. `22 novembre 2026  04:20`,
 * `Sunday, 22 November 2026, 4:20 AM`, `22/11/26, 04:21:27`, `22 nov. 26, 05:47:45`, `2026-11-22 04:20:11`.
 */
export function momentIn(text: string): string | undefined {
  const plain = fold(text).replace(/\s+/g, ' ');
  const time = /(\d{1,2})[:h](\d{2})(?::(\d{2}))? ?([ap])?/.exec(plain);
  if (!time) return undefined;
  const day = dayIn(plain);
  if (!day) return undefined;
  const [, hours = '', minutes = '', seconds = '0', half] = time;
  const turned = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'p' ? 12 : 0);
  const clock = [turned, Number(minutes), Number(seconds)];
  if (turned > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${day}T${clock.map(two).join(':')}Z`;
}

function dayIn(plain: string): string | undefined {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(plain);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/.exec(plain);
  if (figures) return dayOf(yearOf(figures[3]), Number(figures[2]), Number(figures[1]));
  const words = /(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]{3,})\.? (\d{4}|\d{2})\b/.exec(plain);
  if (!words) return undefined;
  return dayOf(yearOf(words[3]), months.findIndex((start) => start.test(words[2] ?? '')) + 1, Number(words[1]));
}

const yearOf = (text = ''): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

const two = (number: number): string => String(number).padStart(2, '0');

const dayOf = (year: number, month: number, day: number): string | undefined =>
  month < 1 || month > 12 || day < 1 || day > 31 ? undefined : `${year}-${two(month)}-${two(day)}`;

/** The number that a cell holds, with decimal comma or point, a percent sign or none. */
export function numberIn(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f%]+/g, '').replace(',', '.');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Moodle's sign for « nothing here ». */
export const isNothing = (text: string): boolean => /^[-\u2013\u2014]?$/.test(text.trim());

const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', hellip: '\u2026', laquo: '\u00ab' },
  ...{ raquo: '\u00bb', lsquo: '\u2018', rsquo: '\u2019', ldquo: '\u201c', rdquo: '\u201d', eacute: '\u00e9' },
  ...{ egrave: '\u00e8', agrave: '\u00e0', ccedil: '\u00e7', ecirc: '\u00ea', ndash: '\u2013', mdash: '\u2014' },
};

/** Text whose HTML entities are letters again. Once: `&amp;lt;` was typed as `&lt;`. */
export const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name: string | undefined) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    const isLetter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isLetter ? String.fromCodePoint(code) : whole;
  });

/** Text as it is compared: Moodle prints bold in capitals, sets its own blanks and apostrophes. */
export const alike = (text: string): string =>
  fold(decoded(text))
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\s\u00a0\u202f*_`\\]+/g, '');

/** Only letters and digits: what stays of a text whatever printed it. */
export const lettersOf = (text: string): string => fold(decoded(text)).replace(/[^\p{L}\p{N}]+/gu, '');
