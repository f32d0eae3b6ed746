import type { Question } from '#core/question/index';
import { multipleGrading } from '#core/question/multiple/grade';
import { numericGrading } from '#core/question/numeric/grade';
import type { Grading } from '#core/question/questionType';
import { shortGrading } from '#core/question/short/grade';
import { singleGrading } from '#core/question/single/grade';

/** The types that can have a key: the half of them that travels in a package, without the schema. */
const gradings: { readonly [Type in Question['type']]?: unknown } = {
  single: singleGrading,
  multiple: multipleGrading,
  short: shortGrading,
  numeric: numericGrading,
};

const gradingOf = ({ type }: Question) => gradings[type] as Grading<Question, unknown> | undefined;

/** A key is there: the question can be graded. */
export const isKeyed = (question: Question): boolean => !!gradingOf(question)?.keyed(question);

/** The mark of a response, from -1 to 1; `undefined` without a key or an answer. A response of another shape is no answer. */
export const grade = (question: Question, response: unknown): number | undefined =>
  gradingOf(question)?.grade(question, response);
