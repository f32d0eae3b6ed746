import { fingerprintOf, type Layout, optionsOf, type Response, type Slot } from '#core/tracking/layout';
import type { Answer, Progress } from '#core/tracking/progress';

/**
 * Progress as one short string, for an LMS that keeps few characters.
 * Norm: SCORM 1.2 run-time, 3.4.3: `cmi.suspend_data` is a CMIString4096.
 * Out: `1.<layout>.<page>.<ended>.<seed>.<tries>.<handed in>.<best>` and one part per slot, all joined by `|`; numbers in base 36.
 * A slot is empty, or `+` checked `-` draft, then one character per choice by its place, or the typed text.
 * Deviation: where 4,096 characters do not hold everything, the longest texts are cut first, then the last answers fall.
 */
export const packedLimit = 4096;

export function pack(progress: Progress, layout: Layout): string {
  const head = headOf(progress, layout);
  const whole = join(head, progress, layout, Infinity);
  if (whole.length <= packedLimit) return whole;
  let [fits, tooLong] = [0, packedLimit];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (join(head, progress, layout, middle).length <= packedLimit) fits = middle;
    else tooLong = middle;
  }
  const shorter = join(head, progress, layout, fits);
  return shorter.length <= packedLimit ? shorter : shorter.slice(0, shorter.lastIndexOf('|', packedLimit));
}

/** What `pack` wrote for this layout; `undefined` for anything else, which means a fresh start. */
export function unpack(packed: string, layout: Layout): Progress | undefined {
  const [head = '', ...parts] = packed.split('|');
  const [version, fingerprint, ...numbers] = head.split('.');
  const [page, ended, seed, tries, handedIn, best] = numbers;
  if (version !== '1' || fingerprint !== fingerprintOf(layout) || numbers.length !== 6) return undefined;
  if (![page, seed, tries].every((text) => /^[0-9a-z]{1,7}$/.test(text ?? ''))) return undefined;
  if (!/^[01]*$/.test(ended ?? '') || ended?.length !== layout.pages.length || parts.length > layout.slots.length)
    return undefined;
  const pageNumber = parseInt(page ?? '', 36);
  const bestScore = best === '' ? undefined : parseInt(best ?? '', 36) / 100;
  if (pageNumber >= Math.max(1, layout.pages.length) || (bestScore !== undefined && !(bestScore <= 100)))
    return undefined;
  const answers = layout.slots.map((slot, index) => readAnswer(parts[index] ?? '', slot));
  if (answers.includes(null)) return undefined;
  return {
    page: pageNumber,
    ended: Array.from(ended, (mark) => mark === '1'),
    seed: parseInt(seed ?? '', 36),
    tries: parseInt(tries ?? '', 36),
    handedIn: handedIn === '1',
    answers: answers as (Answer | undefined)[],
    best: bestScore,
  };
}

function headOf({ page, ended, seed, tries, handedIn, best }: Progress, layout: Layout): string {
  const marks = ended.map((mark) => (mark ? '1' : '0')).join('');
  const score = best === undefined ? '' : Math.round(best * 100).toString(36);
  const numbers = [page.toString(36), marks, seed.toString(36), tries.toString(36), handedIn ? '1' : '0', score];
  return ['1', fingerprintOf(layout), ...numbers].join('.');
}

const join = (head: string, { answers }: Progress, { slots }: Layout, longest: number): string =>
  [head, ...slots.map((slot, index) => writeAnswer(answers[index], slot, longest))].join('|');

function writeAnswer(answer: Answer | undefined, { question }: Slot, longest: number): string {
  if (answer === undefined) return '';
  const { response, checked } = answer;
  const options = optionsOf(question);
  const given = typeof response === 'string' ? [response] : response;
  const mark = checked ? '+' : '-';
  if (!options) return mark + cut(escape(given.join(' ')), longest);
  const places = given.map((id) => options.indexOf(id));
  const wrong = places.includes(-1) || (question.type !== 'multiple' && places.length !== 1);
  return wrong ? '' : mark + places.map((place) => place.toString(36)).join('');
}

/** Cut where neither an escape nor a pair of surrogates is halved. */
const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : text.slice(0, longest).replace(/%[0-9A-F]?$|[\uD800-\uDBFF]$/, '');

/** `null` for what `writeAnswer` never writes. */
function readAnswer(part: string, { question }: Slot): Answer | undefined | null {
  if (part === '') return undefined;
  const options = optionsOf(question);
  const body = part.slice(1);
  const checked = part.startsWith('+');
  if (!checked && !part.startsWith('-')) return null;
  if (!options) return { checked, response: unescape(body) };
  const chosen = Array.from(body, (place) => options[parseInt(place, 36)]);
  if (chosen.includes(undefined)) return null;
  const response: Response | undefined = question.type === 'multiple' ? (chosen as string[]) : chosen[0];
  return response === undefined || (question.type !== 'multiple' && chosen.length !== 1) ? null : { checked, response };
}

/** What separates or steers becomes `%XX`; line ends too, for some LMS turn them. */
const escape = (text: string): string =>
  text.replace(
    /[%|\u0000-\u001f]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

const unescape = (text: string): string =>
  text.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
