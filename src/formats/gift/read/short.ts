import { unmask } from '#formats/gift/masks';
import type { BodyReader } from '#formats/gift/read/body';
import { answersIn, formatted, richOf, shareOf } from '#formats/gift/read/text';
import { accepted } from '#formats/moodle-xml/read/short';

/** `{=a =%50%b}`: words to type. GIFT never says that capitals count. */
export const readShort: BodyReader = ({ text, format }, sheet) => {
  const spellings = answersIn(text).map((answer) => ({
    text: unmask(formatted(answer.text, 'plain').text).trim(),
    share: shareOf(answer),
    feedback: answer.feedback && richOf(answer.feedback, format, sheet),
  }));
  return { type: 'short', ...accepted(spellings, false, sheet) };
};
