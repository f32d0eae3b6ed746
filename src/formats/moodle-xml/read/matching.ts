import { childOf, childrenOf } from '#codecs/xmlRead';
import { htmlToLine } from '#codecs/htmlRead';
import { richIn, textIn } from '#formats/moodle-xml/read/element';
import type { TypeReader } from '#formats/moodle-xml/read/typeReader';

/** `matching`: a subquestion without a text is a partner in excess. */
export const readMatching: TypeReader = (element, sheet) => {
  const sides = childrenOf(element, 'subquestion').map((part) => {
    const answer = textIn(childOf(part, 'answer'));
    return {
      id: sheet.id('c'),
      left: richIn(part, sheet),
      right: /[<&]/.test(answer) ? htmlToLine(answer) : answer.trim(),
    };
  });
  return matched(sides);
};

interface Side {
  readonly id: string;
  readonly left: string | undefined;
  readonly right: string;
}

/** Pairs, and right sides that fit nothing, each once. */
export function matched(sides: readonly Side[]) {
  const pairs = sides.filter(({ left }) => left !== undefined);
  const distractors = sides.flatMap(({ id, left, right }) =>
    left === undefined && right !== '' ? [{ id, text: right }] : [],
  );
  return { type: 'matching', pairs, ...(distractors.length > 0 && { distractors }) };
}
