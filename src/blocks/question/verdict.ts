import { element } from '#blocks/question/element';
import { dontKnow } from '#core/question/dontKnow';
import { gradingOf } from '#core/question/grading';
import type { Question } from '#core/question/index';
import type { Response } from '#core/question/questionType';
import { say, type Words } from '#core/words';

const icons = { right: '✓', partly: '◐', wrong: '✗', noted: '✎' } as const;
export type Verdict = keyof typeof icons;

const verdictOf = (mark: number | undefined): Verdict =>
  mark === undefined ? 'noted' : mark >= 1 ? 'right' : mark > 0 ? 'partly' : 'wrong';

const iconOf = (verdict: Verdict) => element('span', { class: 'nv-icon', 'aria-hidden': 'true' }, icons[verdict]);

/** A verdict in words, with its sign: never by colour alone. */
export const verdictLine = (verdict: Verdict, sentence: string): HTMLElement =>
  element('p', { class: `nv-verdict nv-${verdict}` }, iconOf(verdict), element('strong', {}, sentence));

/** The sign and the word that mark one part of an answer. */
export function tagFor(mark: number, words: Words): HTMLElement {
  const verdict = verdictOf(mark);
  return element('span', { class: `nv-tag nv-${verdict}` }, iconOf(verdict), say(words, `choice.${verdict}`));
}

/** What is said of an answer: right or not, then why, as the key in the page has it. */
export function verdictFor(
  question: Question,
  response: Response,
  mark: number | undefined,
  key: Element | null,
  words: Words,
): Node[] {
  const unknown = response === dontKnow || response[0] === dontKnow;
  const verdict = unknown ? 'noted' : verdictOf(mark);
  const sentence = say(words, unknown ? 'unknown' : verdict, { share: Math.round((mark || 0) * 100) });
  const meant = gradingOf(question).meant?.(question, response) ?? response;
  const picked = ([] as string[]).concat(meant).map((id) => `[data-for="${id.replace(/\W/g, '-')}"] .nv-feedback`);
  const texts = [...picked, ...(verdict === 'wrong' ? ['.nv-wrong'] : []), '.nv-general'];
  const found = texts.flatMap((text) => key?.querySelector(text)?.cloneNode(true) ?? []);
  return [verdictLine(verdict, sentence), ...found];
}
