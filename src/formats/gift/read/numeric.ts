import { readNumber } from '#core/question/numeric/grade';
import { unmask } from '#formats/gift/masks';
import type { BodyReader } from '#formats/gift/read/body';
import { answersIn, richOf, shareOf } from '#formats/gift/read/text';
import { unitIn } from '#formats/moodle-xml/read/numeric';

/** `{#3.14:0.01}`, `{#1..5}`, `{#=3:0 =%50%4:1}`; `~#…` is said of every other number. */
export const readNumeric: BodyReader = ({ text, format, stem, words }, sheet) => {
  const answers = answersIn(text.slice(1).trim());
  const right = answers.find((answer) => shareOf(answer) === 100);
  const wrong = answers.find(({ sign, text: number }) => sign === '~' && number === '');
  if (answers.some((answer) => answer !== right && answer !== wrong)) sheet.lost('otherAnswers');
  if (right?.feedback !== undefined) sheet.lost('answerFeedback');
  const { unit, stem: asked } = unitIn(stem, words);
  return {
    type: 'numeric',
    stem: asked,
    ...(right && numberOf(unmask(right.text))),
    unit,
    wrongFeedback: wrong?.feedback && richOf(wrong.feedback, format, sheet),
  };
};

/** A number with its tolerance, or the two ends of a range. */
function numberOf(text: string): { readonly answer?: number; readonly tolerance?: number } {
  const [, low, high] = /^(.*?)\.\.(.*)$/.exec(text) ?? [];
  const ends = [readNumber(low ?? ''), readNumber(high ?? '')] as const;
  if (ends[0] !== undefined && ends[1] !== undefined) {
    const [least, most] = [Math.min(...(ends as [number, number])), Math.max(...(ends as [number, number]))];
    return { answer: (least + most) / 2, tolerance: (most - least) / 2 };
  }
  const [number = '', width = ''] = text.split(':');
  const answer = readNumber(number);
  return answer === undefined ? {} : { answer, tolerance: Math.abs(readNumber(width) ?? 0) };
}
