import type { BodyReader } from '#formats/gift/read/body';
import { richOf } from '#formats/gift/read/text';

/** `{T#when wrong#when right}`. */
export const readTrueFalse: BodyReader = ({ text, format }, sheet) => {
  const [said = '', whenWrong = '', whenRight = ''] = text.split('#');
  const answer = /^t/i.test(said.trim());
  const [right, wrong] = [richOf(whenRight, format, sheet), richOf(whenWrong, format, sheet)];
  return {
    type: 'true-false',
    answer,
    trueFeedback: answer ? right : wrong,
    falseFeedback: answer ? wrong : right,
  };
};
