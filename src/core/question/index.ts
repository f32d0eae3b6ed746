import * as v from 'valibot';
import { type Likert, likert } from '#core/question/likert/index';
import { type Long, long } from '#core/question/long/index';
import { type Multiple, multiple } from '#core/question/multiple/index';
import { type Numeric, numeric } from '#core/question/numeric/index';
import type { QuestionType } from '#core/question/questionType';
import { type Short, short } from '#core/question/short/index';
import { type Single, single } from '#core/question/single/index';

/** The types of question: one folder each, one line here. */
export const questionTypes = { single, multiple, short, numeric, long, likert };

export const questionSchema = v.variant('type', [
  single.schema,
  multiple.schema,
  short.schema,
  numeric.schema,
  long.schema,
  likert.schema,
] as never) as unknown as v.GenericSchema<unknown, Question>;

export type Question = Single | Multiple | Short | Numeric | Long | Likert;
export type TypeName = keyof typeof questionTypes;

/** The type of a question, which takes questions of that type only: the compiler trusts the look-up. */
export const typeOf = (question: Question): QuestionType<Question, unknown, Question> => questionTypes[question.type];

export { grade } from '#core/question/grading';
