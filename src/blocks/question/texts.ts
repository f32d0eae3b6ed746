import { type Question, typeOf } from '#core/question/index';
import type { Rich } from '#core/text';

/** The rich texts of a question, in the order of reading. */
export function richTextsOf(question: Question): Rich[] {
  const { stem, hints = [], feedback } = question;
  const texts = [stem, ...hints.map(({ text }) => text), ...typeOf(question).texts(question), feedback];
  return texts.filter((text) => text !== undefined);
}
