import * as v from 'valibot';
import { type Cloze, cloze } from '#core/question/cloze/index';
import { type Likert, likert } from '#core/question/likert/index';
import { type Long, long } from '#core/question/long/index';
import { type Matching, matching } from '#core/question/matching/index';
import { type Multiple, multiple } from '#core/question/multiple/index';
import { type Numeric, numeric } from '#core/question/numeric/index';
import { type Ordering, ordering } from '#core/question/ordering/index';
import type { QuestionType } from '#core/question/questionType';
import { type Short, short } from '#core/question/short/index';
import { type Single, single } from '#core/question/single/index';
import { type TrueFalse, trueFalse } from '#core/question/true-false/index';

/** The types of question: one folder each, one line here. */
export const questionTypes = {
  single,
  multiple,
  'true-false': trueFalse,
  short,
  numeric,
  matching,
  ordering,
  cloze,
  long,
  likert,
};

export type Question = Single | Multiple | TrueFalse | Short | Numeric | Matching | Ordering | Cloze | Long | Likert;
export type TypeName = keyof typeof questionTypes;

export const questionSchema = v.variant(
  'type',
  Object.values(questionTypes).map(({ schema }) => schema) as never,
) as unknown as v.GenericSchema<unknown, Question>;

/** The type of a question, which takes questions of that type only: the compiler trusts the look-up. */
export const typeOf = (question: Question): QuestionType<Question, unknown, Question> => questionTypes[question.type];

export { grade } from '#core/question/grading';
