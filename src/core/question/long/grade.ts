import type { Grading } from '#core/question/questionType';

/** A person marks it. */
export const longGrading: Grading<object, string> = { grade: () => undefined, keyed: () => false, shape: 'text' };
