import { childOf, childrenOf } from '#codecs/xmlRead';
import { isSet, richIn, shareOf, textIn } from '#formats/moodle-xml/read/element';
import type { TypeReader } from '#formats/moodle-xml/read/typeReader';
import type { Sheet } from '#formats/reading/sheet';

/** `shortanswer`. A star stands for any letters in Moodle, and for nothing here. */
export const readShort: TypeReader = (element, sheet) => {
  const answers = childrenOf(element, 'answer').map((answer) => ({
    text: textIn(answer).trim(),
    share: shareOf(answer),
    feedback: richIn(childOf(answer, 'feedback'), sheet),
  }));
  const caseMatters = isSet(element, 'usecase', false);
  return { type: 'short', caseMatters, ...accepted(answers, caseMatters, sheet) };
};

export interface Spelling {
  /** With Moodle's stars, `\*` for a star itself. */
  readonly text: string;
  readonly share: number;
  readonly feedback?: string | undefined;
}

/** The answers that our own marking takes, each once: it forgives what Moodle needs spelled out. */
export function accepted(spellings: readonly Spelling[], caseMatters: boolean, sheet: Sheet) {
  const plain = spellings.flatMap(({ text, share, feedback }) => {
    if (/(?<!\\)\*/.test(text)) {
      // `*` alone catches every wrong answer: without a remark it says nothing.
      if (text !== '*' || share !== 0) sheet.lost('wildcards');
      else if (feedback !== undefined) sheet.lost('wrongFeedback');
      return [];
    }
    return text === '' ? [] : [{ text: text.replaceAll('\\*', '*'), share: Math.max(0, share), feedback }];
  });
  const accentsMatter = plain.some(
    ({ text }) => bare(text) !== text && !plain.some((other) => other.text === bare(text)),
  );
  const key = (text: string) => {
    const same = accentsMatter ? even(text) : bare(even(text));
    return caseMatters ? same : same.toLowerCase();
  };
  const firsts = plain.filter(({ text }, at) => plain.findIndex((other) => key(other.text) === key(text)) === at);
  return {
    accentsMatter,
    answers: firsts.map(({ feedback, ...answer }) => ({ id: sheet.id('c'), ...answer, ...(feedback && { feedback }) })),
  };
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
const even = (text: string) =>
  text
    .normalize('NFC')
    .replace(/['\u02bc]/g, '\u2019')
    .replace(/\s+/g, ' ');
