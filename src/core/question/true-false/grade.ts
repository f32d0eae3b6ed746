import { dontKnow } from '#core/question/dontKnow';
import type { Grading } from '#core/question/questionType';

/** What grading reads of a statement. */
interface TrueFalseKey {
  readonly answer: boolean;
}

const options = ['true', 'false'];

export const trueFalseGrading: Grading<TrueFalseKey, string> = {
  grade: ({ answer }, response) =>
    options.concat(dontKnow).includes(response as string) ? Number(response === String(answer)) : undefined,
  keyed: () => true,
  shape: 'one',
  options: () => options.concat(dontKnow),
  parts: ({ answer }, response) =>
    options.map((option) => (option === response ? Number(option === String(answer)) : undefined)),
  journal: (_type, text) => text.slice(0, 1),
};
