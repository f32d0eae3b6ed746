import * as v from 'valibot';
import { type Question, questionSchema, questionTypes } from '#core/question/index';
import list from './questions.json' with { type: 'json' };

/** One question of each type, for the help: what it is for, its JSON as a person writes it, and what is read of it. */
export interface QuestionSample {
  readonly when: string;
  readonly source: Readonly<Record<string, unknown>>;
  readonly question: Question;
}

const order = Object.keys(questionTypes);

/** A type that is added gets its sample by one entry in `questions.json`. */
export const questionSamples: readonly QuestionSample[] = list
  .map(({ when, question }) => ({ when, source: question, question: v.parse(questionSchema, question) }))
  .sort((one, other) => order.indexOf(one.question.type) - order.indexOf(other.question.type));
