import { gradingOf, optionsOf } from '#core/question/grading';
import { fingerprintOf, type Layout, type Slot } from '#core/tracking/layout';
import type { Answer, Progress } from '#core/tracking/progress';

/**
 * Progress as one short string, for an LMS that keeps few characters.
 * Norm: SCORM 1.2 run-time, 3.4.4: `cmi.suspend_data` is a CMIString4096.
 * Out: JSON, `[layout, page, ended, seed, tries, handed in, best, …answers]`; an answer is 0, or `[state, response, hints]`,
 * where state is 1 for checked, 2 for flagged or their sum, and an option is its place among the author's.
 * Deviation: where 4,096 characters do not hold everything, the longest texts are cut first, then the last answers fall.
 */
export const packedLimit = 4096;

type Part = string | number;
type Packed = 0 | readonly [state: number, response?: Part | readonly Part[] | null, hints?: number];

export function pack(progress: Progress, layout: Layout): string {
  const { page, ended, seed, tries, handedIn, best, answers } = progress;
  const head = [fingerprintOf(layout), page, ended.map(Number).join(''), seed, tries, Number(handedIn), best ?? -1];
  const packed = layout.slots.map((slot, index) => packAnswer(answers[index], slot));
  const written = (longest: number) => JSON.stringify([...head, ...packed.map((answer) => cut(answer, longest))]);
  let longest = packedLimit;
  for (let over = 1; over > 0;) {
    over = written(longest).length - packedLimit;
    if (over > 0 && longest === 0) {
      packed.pop();
    } else if (over > 0) longest = Math.max(0, longest - Math.ceil(over / packed.length));
  }
  return written(longest);
}

/** What `pack` wrote for this layout; `undefined` for anything else, which means a fresh start. */
export function unpack(text: string, layout: Layout): Progress | undefined {
  const { pages, slots } = layout;
  try {
    const [layoutThen, page, ended, seed, tries, handedIn, best, ...packed] = JSON.parse(text) as [
      string,
      number,
      string,
      number,
      number,
      0 | 1,
      number,
      ...Packed[],
    ];
    if (layoutThen !== fingerprintOf(layout) || !(page >>> 0 in pages)) return undefined;
    return {
      page: page >>> 0,
      ended: pages.map((_, index) => ended[index] === '1'),
      seed: seed >>> 0,
      tries: tries >>> 0,
      handedIn: handedIn === 1,
      best: typeof best === 'number' && best >= 0 && best <= 100 ? best : undefined,
      answers: slots.map((slot, index) => unpackAnswer(packed[index], slot)),
    };
  } catch {
    return undefined;
  }
}

function packAnswer(answer: Answer | undefined, { question }: Slot): Packed {
  if (!answer) return 0;
  const { response, checked, flagged, hints } = answer;
  const options = optionsOf(question);
  const place = (part: string): Part => (options.includes(part) ? options.indexOf(part) : part);
  const parts = typeof response === 'string' ? place(response) : (response && response.map(place)) || null;
  const state = Number(checked) + (flagged ? 2 : 0);
  return hints ? [state, parts, hints] : [state, parts];
}

/** The same with its texts cut, never in the middle of a pair of surrogates. */
function cut(value: unknown, longest: number): unknown {
  if (Array.isArray(value)) return value.map((part) => cut(part, longest));
  const isLong = typeof value === 'string' && value.length > longest;
  return isLong ? value.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '') : value;
}

/** Nothing for what `packAnswer` never writes. */
function unpackAnswer(packed: Packed | undefined, { question }: Slot): Answer | undefined {
  if (!packed) return undefined;
  const [state, parts, hints = 0] = packed;
  const { shape } = gradingOf(question);
  const options = optionsOf(question);
  const known = ([] as (Part | null | undefined)[]).concat(parts).flatMap((part) => {
    if (typeof part === 'number') return options[part] || [];
    return typeof part === 'string' && (shape === 'text' || shape === 'aligned') ? part : [];
  });
  const response = shape === 'one' || shape === 'text' ? known[0] : Array.isArray(parts) ? known : undefined;
  const flagged = (state & 2) === 2;
  if (response === undefined && !flagged && !(hints >>> 0)) return undefined;
  return {
    checked: (state & 1) === 1 && response !== undefined,
    ...(response === undefined ? {} : { response }),
    ...(flagged ? { flagged } : {}),
    ...(hints >>> 0 ? { hints: hints >>> 0 } : {}),
  };
}
