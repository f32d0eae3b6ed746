import { childOf, childrenOf } from '#codecs/xmlRead';
import { say } from '#core/words';
import { richIn, shareOf, textIn } from '#formats/moodle-xml/read/element';
import type { TypeReader } from '#formats/moodle-xml/read/typeReader';

/** `truefalse`, as two choices that keep their order. */
export const readTrueFalse: TypeReader = (element, sheet, { words }) => {
  const answers = childrenOf(element, 'answer');
  const isTrue = (index: number) => /^(true|vrai)$/i.test(textIn(answers[index]).trim());
  const isSwapped = isTrue(1) && !isTrue(0);
  const inOrder = isSwapped ? answers.toReversed() : answers;
  const choices = inOrder.slice(0, 2).map((answer, index) => {
    const feedback = richIn(childOf(answer, 'feedback'), sheet);
    const text = say(words, index === 0 ? 'import.true' : 'import.false');
    return { id: sheet.id('c'), text, share: shareOf(answer), ...(feedback && { feedback }) };
  });
  return { type: 'single', choices, shuffle: false };
};
