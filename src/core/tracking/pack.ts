import { gradingOf, isList, optionsOf } from '#core/question/grading';
import { cutAt } from '#core/tracking/cut';
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
  const head = [
    fingerprintOf(layout),
    page,
    ended.map(Number).join(''),
    seed,
    tries,
    Number(handedIn),
    best === undefined ? -1 : best,
  ];
  const packed = layout.slots.map((slot, index) => packAnswer(answers[index], slot));
  for (let longest = packedLimit; ;) {
    const text = JSON.stringify([...head, ...packed.map((answer) => cut(answer, longest))]);
    const over = text.length - packedLimit;
    if (over <= 0) return text;
    if (longest) longest -= Math.min(longest, Math.ceil(over / packed.length));
    else packed.pop();
  }
}

/** What `pack` wrote for this layout; `undefined` for anything else, which means a fresh start. */
export function unpack(text: string, layout: Layout): Progress | undefined {
  try {
    const written = JSON.parse(text) as Written;
    return written[0] === fingerprintOf(layout) && layout.pages[written[1] >>> 0]
      ? readBack(written, layout)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The first visit. */
export const freshProgress = (layout: Layout, seed: number): Progress => readBack(['', 0, '', seed, 0, 0, -1], layout);

type Written = [
  layout: string,
  page: number,
  ended: string,
  seed: number,
  tries: number,
  handedIn: 0 | 1,
  best: number,
  ...answers: Packed[],
];

const readBack = (
  [, page, ended, seed, tries, handedIn, best, ...packed]: Written,
  { pages, slots }: Layout,
): Progress => ({
  page: page >>> 0,
  ended: pages.map((_, index) => ended[index] === '1'),
  seed: seed >>> 0,
  tries: tries >>> 0,
  handedIn: handedIn === 1,
  best: best >= 0 && best <= 100 ? Number(best) : undefined,
  answers: slots.map((slot, index) => unpackAnswer(packed[index], slot)),
});

function packAnswer(answer: Answer | undefined, { question }: Slot): Packed {
  if (!answer) return 0;
  const { response, checked, flagged, hints } = answer;
  const options = optionsOf(question);
  const place = (part: string): Part => (options.includes(part) ? options.indexOf(part) : part);
  const parts = Array.isArray(response)
    ? response.map(place)
    : response === undefined
      ? null
      : place(response as string);
  const state = Number(checked) + (flagged ? 2 : 0);
  return hints ? [state, parts, hints] : [state, parts];
}

/** The same with its texts cut. */
const cut = (value: unknown, longest: number): unknown =>
  Array.isArray(value)
    ? value.map((part) => cut(part, longest))
    : typeof value === 'string'
      ? cutAt(value, longest)
      : value;

/** Nothing of what `packAnswer` never writes. */
function unpackAnswer(packed: Packed | undefined, { question }: Slot): Answer | undefined {
  if (!packed) return undefined;
  const [state, parts, hints] = packed;
  const options = optionsOf(question);
  const isTyped = /text|aligned/.test(gradingOf(question).shape);
  const known = ([] as (Part | null | undefined)[]).concat(parts).flatMap((part) => {
    if (typeof part === 'number') return options[part] || [];
    return isTyped && typeof part === 'string' ? part : [];
  });
  const response = !isList(question) ? known[0] : Array.isArray(parts) ? known : undefined;
  return {
    checked: (state & 1) > 0 && response !== undefined,
    response,
    flagged: (state & 2) > 0 || undefined,
    hints: (hints as number) >>> 0 || undefined,
  };
}
