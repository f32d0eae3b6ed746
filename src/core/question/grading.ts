import type { Question } from '#core/question/index';
import { likertGrading } from '#core/question/likert/grade';
import { longGrading } from '#core/question/long/grade';
import { multipleGrading } from '#core/question/multiple/grade';
import { numericGrading } from '#core/question/numeric/grade';
import type { Grading } from '#core/question/questionType';
import { shortGrading } from '#core/question/short/grade';
import { singleGrading } from '#core/question/single/grade';

const gradings = {
  single: singleGrading,
  multiple: multipleGrading,
  short: shortGrading,
  numeric: numericGrading,
  long: longGrading,
  likert: likertGrading,
};

/** How a question is graded and tracked: the half of its type that travels in a package, without the schema. */
export const gradingOf = (question: Question): Grading<Question, unknown> =>
  gradings[question.type] as unknown as Grading<Question, unknown>;

/** The mark of a response, from -1 to 1; `undefined` without a key or an answer. A response of another shape is no answer. */
export const grade = (question: Question, response: unknown): number | undefined =>
  gradingOf(question).grade(question, response);
