import { gradings } from '#core/question/gradings';
import type { Question } from '#core/question/index';
import type { Grading } from '#core/question/questionType';

/** How a question is answered and marked; it reads the slim question as well as the whole one. */
export const gradingOf = ({ type }: Question): Grading<Question, unknown> =>
  gradings[type] as Grading<Question, unknown>;

/** A key is there: the question can be graded. */
export const isKeyed = (question: Question): boolean => gradingOf(question).keyed(question);

/** Whether a response holds several values. */
export const isList = (question: Question): boolean => /many|aligned/.test(gradingOf(question).shape);

/**
 * The mark of a response, from -1 to 1; `undefined` without a key or an answer. A response of another shape is no answer.
 * Each hint that was opened takes its penalty, never below 0.
 */
export function grade(question: Question, response: unknown, hints = 0): number | undefined {
  const grading = gradingOf(question);
  const mark = Array.isArray(response) === isList(question) ? grading.grade(question, response) : undefined;
  return mark && mark > 0 && hints ? Math.max(0, mark - (hints * question.penalty) / 100) : mark;
}

/** What can be chosen in a question, in the author's order; none where every answer is typed. */
export function optionsOf(question: Question): readonly string[] {
  const { options } = gradingOf(question);
  return options ? options(question) : [];
}
