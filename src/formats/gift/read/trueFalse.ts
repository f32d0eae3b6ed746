import { say } from '#core/words';
import type { BodyReader } from '#formats/gift/read/body';
import { richOf } from '#formats/gift/read/text';

/** `{T#when wrong#when right}`, as two choices that keep their order. */
export const readTrueFalse: BodyReader = ({ text, format, words }, sheet) => {
  const [answer = '', whenWrong = '', whenRight = ''] = text.split('#');
  const isTrue = /^t/i.test(answer.trim());
  const choices = [true, false].map((value) => {
    const isRight = value === isTrue;
    const feedback = richOf(isRight ? whenRight : whenWrong, format, sheet);
    const label = say(words, value ? 'import.true' : 'import.false');
    return { id: sheet.id('c'), text: label, share: isRight ? 100 : 0, ...(feedback && { feedback }) };
  });
  return { type: 'single', choices, shuffle: false };
};
