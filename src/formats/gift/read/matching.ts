import { unmask } from '#formats/gift/masks';
import type { BodyReader } from '#formats/gift/read/body';
import { answersIn, formatted, richOf } from '#formats/gift/read/text';
import { matched } from '#formats/moodle-xml/read/matching';

/** `{=a -> 1 =b -> 2 = -> 3}`: a pair without a left side is a partner in excess. */
export const readMatching: BodyReader = ({ text, format }, sheet) =>
  matched(
    answersIn(text).map(({ text: pair }) => {
      const arrow = pair.indexOf('->');
      const [left, right] = arrow < 0 ? [pair, ''] : [pair.slice(0, arrow), pair.slice(arrow + 2)];
      return {
        id: sheet.id('c'),
        left: richOf(left, format, sheet),
        right: unmask(formatted(right, 'plain').text).replace(/\s+/g, ' ').trim(),
      };
    }),
  );
