import { readNumber } from '#core/question/numeric/grade';
import { optionsOf, type Response, type Slot } from '#core/tracking/layout';
import type { Outcome } from '#core/tracking/outcome';

/**
 * Tracking as the elements of the SCORM 1.2 data model: the half that runs beside the learner.
 * Norm: SCORM 1.2 run-time environment, 3.4.4 (elements) and 3.4.2 (CMIVocabulary, CMIFeedback, CMITime, CMITimespan).
 * In: outcomes and answers. Out: lists of [element, value] in the order in which they are to be set, without `cmi.` in front.
 * Deviation: choices are written as letters in the author's order, for CMIFeedback of a choice is single characters;
 * what is longer than 255 characters is cut; times have whole seconds.
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

/** One answer, checked. */
export interface Given {
  /** Its question may say how SCORM 1.2 describes it, see `cmi12Question.ts`; without, nothing is written. */
  readonly question: Slot['question'] & { readonly cmi?: readonly [type: string, ...patterns: string[]] | undefined };
  readonly response: Response;
  readonly mark: number | undefined;
  /** Time of day of the answer, in seconds after midnight. */
  readonly clock: number;
  /** Seconds from seeing the question to answering. */
  readonly latency: number;
}

/** One line of the interactions journal, at its place. */
export function interactionElements(place: number, given: Given): Elements {
  const { question, response, mark, clock, latency } = given;
  if (!question.cmi) return [];
  const [type, ...patterns] = question.cmi;
  const elements: Elements = [
    ['id', question.id],
    ['type', type],
    ...patterns.map((pattern, index) => [`correct_responses.${index}.pattern`, pattern] as const),
    ['weighting', String(question.points)],
    ['student_response', responseOf(question, response)],
    ['result', resultOf(mark)],
    ['time', timespan(clock, 2)],
    ['latency', timespan(latency)],
  ];
  return elements.map(([name, value]) => [`interactions.${place}.${name}`, value]);
}

/** CMITimespan, `HHHH:MM:SS`, or with two digits CMITime. */
export function timespan(seconds: number, digits = 4): string {
  const whole = Math.min(Math.max(0, Math.round(seconds)), 9999 * 3600);
  const pad = (value: number, length = 2) => String(Math.floor(value)).padStart(length, '0');
  return `${pad(whole / 3600, digits)}:${pad((whole / 60) % 60)}:${pad(whole % 60)}`;
}

function resultOf(mark: number | undefined): string {
  if (mark === undefined) return 'neutral';
  if (mark >= 1) return 'correct';
  return mark > 0 ? String(Math.round(mark * 100) / 100) : 'wrong';
}

function responseOf(question: Slot['question'], response: Response): string {
  const options = optionsOf(question);
  if (options)
    return ([] as string[])
      .concat(response)
      .map((id) => letterOf(options, id))
      .join(',');
  const text = String(response).trim();
  return question.type === 'numeric' ? String(readNumber(text) ?? '') : cmiString(text);
}

/** `a` for the first option in the author's order. */
export const letterOf = (options: readonly string[], id: string): string =>
  String.fromCharCode(97 + options.indexOf(id));

/** CMIString255: one line, at most 255 characters, no half of a pair at the end. */
export const cmiString = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .slice(0, 255)
    .replace(/[\uD800-\uDBFF]$/, '');
