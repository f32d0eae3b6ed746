import type { Question } from '#core/question/index';
import { matchOf } from '#core/question/short/grade';
import type { Response } from '#core/tracking/layout';
import { say, type Words } from '#core/words';
import { element } from '#blocks/question/element';

type Verdict = 'right' | 'partly' | 'wrong' | 'noted';

const icons: Readonly<Record<Verdict, string>> = { right: '✓', partly: '◐', wrong: '✗', noted: '✎' };

const verdictOf = (mark: number | undefined): Verdict =>
  mark === undefined ? 'noted' : mark >= 1 ? 'right' : mark > 0 ? 'partly' : 'wrong';

/** What is said of an answer: right or not in words, then why, as the key in the page has it. */
export function verdictFor(
  question: Question,
  response: Response,
  mark: number | undefined,
  key: Element | null,
  words: Words,
): Node[] {
  const verdict = verdictOf(mark);
  const sentence = say(words, verdict, { share: Math.round((mark ?? 0) * 100) });
  const line = element('p', { class: `nv-verdict nv-${verdict}` }, iconOf(verdict), element('strong', {}, sentence));
  if (key === null) return [line];
  const own = pickedIn(question, response).map((id) => key.querySelector(`[data-for="${id}"] .nv-feedback`));
  const rest = [verdict === 'wrong' ? key.querySelector('.nv-wrong') : null, key.querySelector('.nv-general')];
  return [line, ...[...own, ...rest].flatMap((text) => (text === null ? [] : [text.cloneNode(true)]))];
}

/** The sign and the word that mark one choice as right or wrong. */
export const tagFor = (right: boolean, words: Words): HTMLElement =>
  element(
    'span',
    { class: `nv-tag nv-${right ? 'right' : 'wrong'}` },
    iconOf(right ? 'right' : 'wrong'),
    say(words, right ? 'choiceRight' : 'choiceWrong'),
  );

const iconOf = (verdict: Verdict) => element('span', { class: 'nv-icon', 'aria-hidden': 'true' }, icons[verdict]);

/** The choices or accepted answers that a response stands for. */
function pickedIn(question: Question, response: Response): readonly string[] {
  if (question.type !== 'short') return typeof response === 'string' ? [response] : response;
  const match = typeof response === 'string' ? matchOf(question, response) : undefined;
  return match ? [match.id] : [];
}
