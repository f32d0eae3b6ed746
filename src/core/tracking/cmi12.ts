import { grade, gradingOf } from '#core/question/grading';
import type { Interaction } from '#core/interaction/interaction';
import type { Question } from '#core/question/index';
import { readNumber } from '#core/question/numeric/grade';
import type { Response } from '#core/tracking/layout';
import type { Outcome } from '#core/tracking/outcome';

/**
 * Tracking as the elements of the SCORM 1.2 data model.
 * Norm: SCORM 1.2 run-time environment, 3.4.4 (elements) and 3.4.2 (data types: CMIVocabulary, CMIFeedback, CMITime, CMITimespan).
 * In: outcomes and answers. Out: lists of [element, value], in the order in which they are to be set.
 * Deviation: choices are written as letters in the author's order, for CMIFeedback of a choice is single characters;
 * `long-fill-in` and `other`, which 1.2 does not know, become `fill-in`; what is longer than 255 characters is cut.
 */
export type Elements = readonly (readonly [string, string])[];

export const lessonStatuses = ['not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed'] as const;
export type LessonStatus = (typeof lessonStatuses)[number];

/** The status to report; never behind the one that the LMS already has. */
export function lessonStatusOf({ complete, passed }: Outcome, before: string): LessonStatus {
  const now = !complete ? 'incomplete' : passed === undefined ? 'completed' : passed ? 'passed' : 'failed';
  const known = lessonStatuses.find((status) => status === before);
  return known && lessonStatuses.indexOf(known) > lessonStatuses.indexOf(now) ? known : now;
}

/** Raw, with the bounds that it stands in; nothing where there is no score. */
export const scoreElements = ({ score }: Outcome): Elements =>
  score === undefined
    ? []
    : [
        ['cmi.core.score.raw', String(score)],
        ['cmi.core.score.min', '0'],
        ['cmi.core.score.max', '100'],
      ];

/** One answer, checked. */
export interface Given {
  readonly question: Question;
  readonly response: Response;
  /** Time of day of the answer, in seconds after midnight. */
  readonly clock: number;
  /** Seconds from seeing the question to answering. */
  readonly latency: number;
}

/** One line of the interactions journal, at its place. */
export function interactionElements(place: number, given: Given): Elements {
  const [interaction] = gradingOf(given.question).interactions(given.question);
  if (interaction === undefined) return [];
  const at = `cmi.interactions.${place}`;
  const patterns = patternsOf(interaction, given.question).map((pattern, index) => [
    `${at}.correct_responses.${index}.pattern`,
    pattern,
  ]);
  return [
    [`${at}.id`, given.question.id],
    [`${at}.type`, typeOf(interaction)],
    ...(patterns as [string, string][]),
    [`${at}.weighting`, String(given.question.points)],
    [`${at}.student_response`, responseOf(interaction, given.response)],
    [`${at}.result`, resultOf(given)],
    [`${at}.time`, timeOfDay(given.clock)],
    [`${at}.latency`, timespan(given.latency)],
  ];
}

/** CMITimespan, `HHHH:MM:SS.SS`. */
export function timespan(seconds: number): string {
  const hundredths = Math.min(Math.max(0, Math.round(seconds * 100)), 9999 * 360_000);
  const [hours, minutes] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6000) % 60];
  return `${pad(hours, 4)}:${pad(minutes)}:${pad(Math.floor(hundredths / 100) % 60)}.${pad(hundredths % 100)}`;
}

/** CMITime, `HH:MM:SS`. */
const timeOfDay = (seconds: number): string =>
  `${pad(Math.floor(seconds / 3600) % 24)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(Math.floor(seconds) % 60)}`;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

function typeOf({ kind }: Interaction): string {
  return kind === 'long-fill-in' || kind === 'other' ? 'fill-in' : kind;
}

function resultOf({ question, response }: Given): string {
  const mark = grade(question, response);
  if (mark === undefined) return 'neutral';
  if (mark >= 1) return 'correct';
  return mark <= 0 ? 'wrong' : String(Math.round(mark * 100) / 100);
}

/** All must be chosen: braces, one pattern. Any one is right: a pattern each. */
function patternsOf(interaction: Interaction, question: Question): readonly string[] {
  if (interaction.kind === 'choice') {
    const letters = interaction.right.map((id) => letterOf(interaction, id));
    return question.type === 'multiple' && letters.length > 1 ? [`{${letters.join(',')}}`] : letters;
  }
  if (interaction.kind === 'fill-in') return interaction.right.map(short);
  if (interaction.kind !== 'numeric') return [];
  const [least, most] = interaction.range;
  return least === undefined || most === undefined ? [] : [String((least + most) / 2)];
}

function responseOf(interaction: Interaction, response: Response): string {
  const given = typeof response === 'string' ? [response] : response;
  if (interaction.kind === 'choice' || interaction.kind === 'likert') {
    return given
      .map((id) => letterOf(interaction, id))
      .filter(Boolean)
      .join(',');
  }
  const text = given.join(' ').trim();
  return interaction.kind === 'numeric' ? numberOf(text) : short(text);
}

/** `a` for the first option in the author's order; nothing for what is not one of them. */
function letterOf({ options }: Extract<Interaction, { kind: 'choice' | 'likert' }>, id: string): string {
  const place = options.findIndex((option) => option.id === id);
  return place < 0 ? '' : String.fromCharCode(97 + place);
}

const numberOf = (text: string): string => String(readNumber(text) ?? '');

/** CMIString255: one line, at most 255 characters, no half of a pair at the end. */
const short = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .slice(0, 255)
    .replace(/[\uD800-\uDBFF]$/, '');
