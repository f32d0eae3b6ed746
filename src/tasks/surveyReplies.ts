import * as v from 'valibot';
import { readJson } from '#codecs/json';
import { type AskedSurvey, participantKey, respondentCodes, shortCodeOf, surveyScale } from '#core/needs/survey';
import type { Problem } from '#core/problem';
import { ratingPlace, type Side, sides, type SurveyAnswer } from '#core/survey/answer';
import { bare } from '#core/survey/columns';
import { surveyResponseName, type SurveyResponse, surveyResponseSchema } from '#core/survey/response';
import { readShortAnswers } from '#core/survey/shortAnswer';

/** What came back, before anybody took it. */
export interface Replies {
  readonly answers: readonly SurveyAnswer[];
  readonly problems: readonly Problem[];
}

/** Larger ones are no answer of one person. */
const mostSigns = 200_000;

/** The files that the page of a survey gives; of one person's several, the last one counts. */
export function readResponses(
  files: readonly { readonly name: string; readonly text: string }[],
  asked: AskedSurvey,
): Replies {
  const problems: Problem[] = [];
  const kept = new Map<string, { readonly response: SurveyResponse; readonly answer: SurveyAnswer }>();
  for (const [index, { name, text }] of files.entries()) {
    const response = responseIn(text);
    const tell = (code: Code, severity: Problem['severity'], values: Problem['values'] = {}) =>
      problems.push({ code, at: name, severity, values: { file: name, ...values } });
    if (!response) {
      tell('survey/response-unreadable', 'warning');
      continue;
    }
    if (response.survey !== asked.survey.id) {
      tell('survey/response-other-survey', 'warning', { respondent: response.code });
      continue;
    }
    if (isOffScale(response)) {
      tell('survey/response-off-scale', 'warning', { respondent: response.code, ...surveyScale });
      continue;
    }
    const gone = Object.keys(response.ratings).filter((id) => !asked.competencies.some((one) => one.id === id));
    if (gone.length > 0)
      tell('survey/response-unknown-item', 'warning', { respondent: response.code, count: gone.length });
    const answer = answerOf(response, index + 1, asked);
    const key = participantKey(response.code);
    const before = kept.get(key);
    if (before) tell('survey/response-twice', 'info', { respondent: response.code });
    if (!before || response.at >= before.response.at) kept.set(key, { response, answer });
  }
  const answers = [...kept.values()].map(({ answer }) => answer);
  return { answers, problems: [...problems, ...unknownCodes(answers, asked)] };
}

type Code =
  | 'survey/response-unreadable'
  | 'survey/response-other-survey'
  | 'survey/response-off-scale'
  | 'survey/response-unknown-item'
  | 'survey/response-twice';

/** The answer in a file, or at the end of a message that it was copied into. */
function responseIn(text: string): SurveyResponse | undefined {
  if (text.length > mostSigns) return undefined;
  const start = text.indexOf(`{"schema":"${surveyResponseName}"`);
  const json = start >= 0 ? text.slice(start, text.lastIndexOf('}') + 1) : text;
  const read = readJson(json, 'reponse');
  if (!read.ok) return undefined;
  const response = v.safeParse(surveyResponseSchema, read.value);
  return response.success ? response.output : undefined;
}

/** Whether a text may be what the page of a survey gives. */
export const isSurveyResponse = (text: string): boolean => text.slice(0, 200).includes(`"${surveyResponseName}"`);

const isOffScale = ({ ratings }: SurveyResponse): boolean =>
  Object.values(ratings)
    .flat()
    .some(
      (rating) =>
        typeof rating === 'number' &&
        (!Number.isInteger(rating) || rating < surveyScale.min || rating > surveyScale.max),
    );

function answerOf({ code, fields, ratings }: SurveyResponse, line: number, asked: AskedSurvey): SurveyAnswer {
  const apart: number[] = [];
  const rated = (side: Side) =>
    asked.competencies.map(({ id }, index) => {
      const rating = ratings[id]?.[sides.indexOf(side)];
      if (rating === 'na') apart.push(ratingPlace(index, side));
      return typeof rating === 'number' ? rating : undefined;
    });
  const [importance, mastery] = [rated('importance'), rated('mastery')];
  const notApplicable = apart.sort((one, other) => one - other);
  return {
    respondent: code,
    line,
    profile: namedAsAsked(fields, asked),
    importance,
    mastery,
    ...(notApplicable.length > 0 ? { notApplicable } : {}),
  };
}

/** The same field, whatever its capitals, has one name. */
export function namedAsAsked(
  fields: Readonly<Record<string, string>>,
  { survey }: AskedSurvey,
): Record<string, string> {
  const nameOf = (name: string) => survey.fields.find((field) => bare(field.name) === bare(name))?.name ?? name;
  return Object.fromEntries(Object.entries(fields).map(([name, word]) => [nameOf(name), word.trim()]));
}

/** Codes that nobody was given: a slip, or an answer from elsewhere. */
export function unknownCodes(answers: readonly SurveyAnswer[], { survey }: AskedSurvey): readonly Problem[] {
  const given = new Set(respondentCodes(survey).map(participantKey));
  if (given.size === 0) return [];
  return answers
    .filter(({ respondent }) => !given.has(participantKey(respondent)))
    .map(({ respondent }) => ({
      code: 'survey/unknown-code',
      at: survey.id,
      severity: 'info',
      values: { respondent, survey: survey.code },
    }));
}

/** One message of a pasted conversation: taken, or why not. */
export interface JudgedMessage {
  readonly line: number;
  readonly found: string;
  /** `undefined`: it is taken. */
  readonly problem?: Problem;
}

/** The short texts of a pasted conversation, each judged. */
export function readMessages(
  text: string,
  asked: AskedSurvey,
): Replies & { readonly messages: readonly JudgedMessage[]; readonly otherLines: number } {
  const survey = { code: shortCodeOf(asked.survey), competencies: asked.competencies.length, scale: surveyScale };
  const read = readShortAnswers(text, survey);
  // Nothing that is pasted is an error: each message is judged by itself.
  const { answers, otherLines } = read.ok ? read.value : { answers: [], otherLines: 0 };
  const refused = read.problems.map((problem) => ({
    line: Number(problem.values?.['line'] ?? 0),
    found: String(problem.values?.['found'] ?? ''),
    problem,
  }));
  const taken = answers.map(({ line, respondent }) => ({ line, found: respondent }));
  const messages = [...taken, ...refused].sort((one, other) => one.line - other.line);
  return { answers, otherLines, messages, problems: [...read.problems, ...unknownCodes(answers, asked)] };
}
