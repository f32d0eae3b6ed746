import { childOf, childrenOf } from '#codecs/xmlRead';
import { richIn, shareOf, textIn } from '#formats/moodle-xml/read/element';
import type { TypeReader } from '#formats/moodle-xml/read/typeReader';

/** `truefalse`: its answers say `true` and `false`; where some program has translated them, the first is the true one. */
export const readTrueFalse: TypeReader = (element, sheet) => {
  const answers = childrenOf(element, 'answer');
  const named = (name: RegExp) => answers.find((answer) => name.test(textIn(answer).trim()));
  const isFalse = named(/^(false|faux)$/i) ?? answers[1];
  const isTrue = named(/^(true|vrai)$/i) ?? answers.find((answer) => answer !== isFalse);
  const [right, wrong] = [isTrue, isFalse].map((answer) => (answer ? shareOf(answer) : 0));
  if (right === wrong) return void sheet.problem('import/no-right-answer');
  return {
    type: 'true-false',
    answer: (right ?? 0) > (wrong ?? 0),
    trueFeedback: richIn(childOf(isTrue, 'feedback'), sheet),
    falseFeedback: richIn(childOf(isFalse, 'feedback'), sheet),
  };
};
