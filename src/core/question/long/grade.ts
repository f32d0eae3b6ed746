import type { Id } from '#core/id';
import type { Grading } from '#core/question/questionType';

export const longGrading: Grading<{ readonly id: Id<'q'>; readonly stem: string }, string> = {
  grade: () => undefined,
  interactions: ({ id, stem }) => [{ kind: 'long-fill-in', id, prompt: stem, right: [], caseMatters: false }],
  keyed: () => false,
};
