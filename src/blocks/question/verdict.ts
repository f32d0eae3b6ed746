import { allOf, element } from '#blocks/question/element';
import { said } from '#blocks/question/said';
import { saysDontKnow } from '#core/question/dontKnow';
import { gradingOf } from '#core/question/grading';
import type { Question } from '#core/question/index';
import type { Response } from '#core/question/questionType';

const icons = { right: '✓', partly: '◐', wrong: '✗', noted: '✎' } as const;
export type Verdict = keyof typeof icons;

const verdictOf = (mark: number | undefined): Verdict =>
  mark === undefined ? 'noted' : mark >= 1 ? 'right' : mark > 0 ? 'partly' : 'wrong';

function iconOf(verdict: Verdict): HTMLElement {
  const icon = element('span', 'nv-icon', icons[verdict]);
  icon.setAttribute('aria-hidden', 'true');
  return icon;
}

/** A verdict in words, with its sign: never by colour alone. */
export const verdictLine = (verdict: Verdict, sentence: string): HTMLElement =>
  element('p', `nv-verdict nv-${verdict}`, iconOf(verdict), element('strong', '', sentence));

/** The sign and the word that mark one part of an answer. */
export function tagFor(mark: number): HTMLElement {
  const verdict = verdictOf(mark);
  return element('span', `nv-tag nv-${verdict}`, iconOf(verdict), said(`choice.${verdict}`));
}

/** What is said of an answer: right or not, then why, as the key in the page has it. */
export function verdictFor(
  question: Question,
  response: Response,
  mark: number | undefined,
  key: Element | undefined,
): Node[] {
  const { meant } = gradingOf(question);
  const isUnknown = saysDontKnow(response);
  const verdict = isUnknown ? 'noted' : verdictOf(mark);
  const picked = ([] as string[]).concat(meant ? meant(question, response) : response);
  const isDue = ({ className, parentElement }: HTMLElement) =>
    /general/.test(className) ||
    (/wrong/.test(className)
      ? verdict === 'wrong'
      : picked.includes((parentElement as HTMLElement).dataset['for'] as string));
  return [
    verdictLine(verdict, said(isUnknown ? 'unknown' : verdict, { share: Math.round((mark || 0) * 100) })),
    ...(key ? allOf('.nv-feedback,.nv-wrong,.nv-general', key).filter(isDue) : []).map((text) => text.cloneNode(true)),
  ];
}
