import { saysDontKnow } from '#core/question/dontKnow';
import { gradingOf, optionsOf } from '#core/question/grading';
import type { Question } from '#core/question/index';
import type { Response } from '#core/question/questionType';
import { cutAt } from '#core/tracking/cut';
import type { Slot } from '#core/tracking/layout';
import type { Outcome } from '#core/tracking/outcome';

/**
 * Tracking as the elements of the SCORM 1.2 data model: the half that runs beside the learner.
 * Norm: SCORM 1.2 run-time environment, 3.4.4 (elements) and 3.4.2 (CMIVocabulary, CMIFeedback, CMITime, CMITimespan).
 * In: outcomes and answers. Out: lists of [element, value] in the order in which they are to be set, without `cmi.` in front.
 * Deviation: options are written as letters in the author's order, for CMIFeedback of a choice is single characters, and the
 * left sides of pairs as numbers; what is longer than 255 characters is cut; times have whole seconds.
 */
export type Elements = readonly (readonly [string, string])[];

/** From the least to the most: an LMS is never told one that stands before what it has. */
const statuses = ['not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];

/** The `lesson_status` to report; never behind the one that the LMS already has. */
export function lessonStatusOf({ complete, passed }: Outcome, before: string): string {
  const done = passed === undefined ? 'completed' : passed ? 'passed' : 'failed';
  const now = complete ? done : 'incomplete';
  return statuses.indexOf(before) > statuses.indexOf(now) ? before : now;
}

/** Raw, with the bounds that it stands in; nothing where there is no score. */
export const scoreElements = ({ score }: Outcome): Elements =>
  score === undefined
    ? []
    : [
        ['core.score.raw', String(score)],
        ['core.score.min', '0'],
        ['core.score.max', '100'],
      ];

/** How SCORM 1.2 describes one interaction: what stands behind the question's id, options and weight only where there are several. */
export type Cmi12 = readonly [
  type: string,
  patterns: readonly string[],
  tail?: string,
  options?: readonly string[],
  weight?: number,
];

/** One answer, checked. */
export interface Given {
  /** Its question may say how SCORM 1.2 describes it, see `cmi12Question.ts`; without, nothing is written. */
  readonly question: Slot['question'] & { readonly cmi?: readonly Cmi12[] | undefined };
  readonly response: Response;
  readonly mark: number | undefined;
  /** Seconds from seeing the question to answering. */
  readonly latency: number;
}

/** The lines of the interactions journal for one answer given at `time`, `HH:MM:SS`, the first at its place: one for each interaction of the question. */
export function interactionElements(place: number, given: Given, time: string): Elements {
  const { question, response, mark, latency } = given;
  const { cmi = [] } = question;
  const { parts } = gradingOf(question);
  const marks = parts && cmi.length > 1 ? parts(question, response) : undefined;
  return cmi.flatMap(([type, patterns, tail = '', options = optionsOf(question), weight = 1], index) => {
    const part = marks ? response[index] || '' : response;
    const elements: Elements = [
      ['id', question.id + tail],
      ['type', type],
      ...patterns.map((pattern, nth) => [`correct_responses.${nth}.pattern`, pattern] as const),
      ['weighting', hundredths(question.points * weight)],
      ['student_response', responseOf(question, type, options, ([] as string[]).concat(part))],
      ['result', resultOf(saysDontKnow(response) ? undefined : marks ? marks[index] : mark)],
      ['time', time],
      ['latency', timespan(latency)],
    ];
    return elements.map(([name, value]) => [`interactions.${place + index}.${name}`, value] as const);
  });
}

const hundredths = (value: number): string => String(Math.round(value * 100) / 100);

/** CMITimespan, `HHHH:MM:SS`. */
export function timespan(seconds: number): string {
  const whole = Math.min(Math.max(0, Math.round(seconds)), 9999 * 3600);
  const pad = (value: number, length: number) => String(Math.floor(value)).padStart(length, '0');
  return `${pad(whole / 3600, 4)}:${pad((whole / 60) % 60, 2)}:${pad(whole % 60, 2)}`;
}

function resultOf(mark: number | undefined): string {
  if (mark === undefined) return 'neutral';
  if (mark >= 1) return 'correct';
  return mark > 0 ? hundredths(mark) : 'wrong';
}

function responseOf(question: Question, type: string, options: readonly string[], given: readonly string[]): string {
  const { journal } = gradingOf(question);
  const letters = given.map((id) => letterOf(options, id));
  const text = given.join();
  const own = journal && journal(type, text, letters);
  return own !== undefined ? own : type === 'fill-in' ? cmiString(text) : letters.join();
}

/** `a` for the first option in the author's order; nothing for what is none. */
export const letterOf = (options: readonly string[], id: string): string =>
  options.includes(id) ? String.fromCharCode(97 + options.indexOf(id)) : '';

/** CMIString255: one line, at most 255 characters. */
export const cmiString = (text: string): string => cutAt(text.trim().replace(/\s+/g, ' '), 255);
