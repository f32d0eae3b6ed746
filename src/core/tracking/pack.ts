import { fingerprintOf, type Layout, optionsOf, type Slot } from '#core/tracking/layout';
import type { Answer, Progress } from '#core/tracking/progress';

/**
 * Progress as one short string, for an LMS that keeps few characters.
 * Norm: SCORM 1.2 run-time, 3.4.4: `cmi.suspend_data` is a CMIString4096.
 * Out: JSON, `[layout, page, ended, seed, tries, handed in, best, …answers]`; an answer is 0, or `[checked, response]`,
 * where a choice is its place among the author's.
 * Deviation: where 4,096 characters do not hold everything, the longest texts are cut first, then the last answers fall.
 */
export const packedLimit = 4096;

type Packed = 0 | readonly [checked: 0 | 1, response: string | number | readonly number[]];

export function pack(progress: Progress, layout: Layout): string {
  const { page, ended, seed, tries, handedIn, best, answers } = progress;
  const head = [fingerprintOf(layout), page, ended.map(Number).join(''), seed, tries, Number(handedIn), best ?? -1];
  const packed = layout.slots.map((slot, index) => packAnswer(answers[index], slot));
  const written = (longest: number) => JSON.stringify([...head, ...packed.map((answer) => shortened(answer, longest))]);
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
  const { response, checked } = answer;
  const options = optionsOf(question);
  const place = (id: string) => (options ? options.indexOf(id) : id);
  return [checked ? 1 : 0, typeof response === 'string' ? place(response) : (response.map(place) as number[])];
}

/** Never half of a pair of surrogates. */
const shortened = (answer: Packed, longest: number): Packed =>
  answer && typeof answer[1] === 'string' && answer[1].length > longest
    ? [answer[0], answer[1].slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')]
    : answer;

/** Nothing for what `packAnswer` never writes. */
function unpackAnswer(packed: Packed | undefined, { question }: Slot): Answer | undefined {
  if (!packed) return undefined;
  const options = optionsOf(question);
  const checked = packed[0] === 1;
  if (!options) return { checked, response: String(packed[1]) };
  const chosen = ([] as (number | string)[]).concat(packed[1]).flatMap((place) => options[Number(place)] ?? []);
  const response = question.type === 'multiple' ? chosen : chosen[0];
  return response === undefined ? undefined : { checked, response };
}
