import { element } from '#blocks/question/element';
import type { Question } from '#core/question/index';
import { matchOf } from '#core/question/short/grade';
import type { Response } from '#core/tracking/layout';
import { say, type Words } from '#core/words';

const icons = { right: '✓', partly: '◐', wrong: '✗', noted: '✎' } as const;
export type Verdict = keyof typeof icons;

const verdictOf = (mark: number | undefined): Verdict =>
  mark === undefined ? 'noted' : mark >= 1 ? 'right' : mark > 0 ? 'partly' : 'wrong';

const iconOf = (verdict: Verdict) => element('span', { class: 'nv-icon', 'aria-hidden': 'true' }, icons[verdict]);

/** A verdict in words, with its sign: never by colour alone. */
export const verdictLine = (verdict: Verdict, sentence: string): HTMLElement =>
  element('p', { class: `nv-verdict nv-${verdict}` }, iconOf(verdict), element('strong', {}, sentence));

/** The sign and the word that mark one choice as right or wrong. */
export const tagFor = (verdict: 'right' | 'wrong', words: Words): HTMLElement =>
  element('span', { class: `nv-tag nv-${verdict}` }, iconOf(verdict), say(words, `choice.${verdict}`));

/** What is said of an answer: right or not, then why, as the key in the page has it. */
export function verdictFor(
  question: Question,
  response: Response,
  mark: number | undefined,
  key: Element | null,
  words: Words,
): Node[] {
  const verdict = verdictOf(mark);
  const sentence = say(words, verdict, { share: Math.round((mark ?? 0) * 100) });
  const picked = pickedIn(question, response).map((id) => `[data-for="${id}"] .nv-feedback`);
  const texts = [...picked, ...(verdict === 'wrong' ? ['.nv-wrong'] : []), '.nv-general'];
  const found = texts.flatMap((text) => key?.querySelector(text)?.cloneNode(true) ?? []);
  return [verdictLine(verdict, sentence), ...found];
}

/** The choices or accepted answers that a response stands for. */
function pickedIn(question: Question, response: Response): readonly string[] {
  if (typeof response !== 'string') return response;
  if (question.type !== 'short') return /^c-\w+$/.test(response) ? [response] : [];
  const match = matchOf(question, response);
  return match ? [match.id] : [];
}
