import type { Grading } from '#core/question/questionType';

/** What packing reads of a scale. */
interface Points {
  readonly scale: readonly { readonly id: string }[];
  readonly notApplicable?: { readonly id: string } | undefined;
}

/** An opinion: nothing is right. */
export const likertGrading: Grading<Points, string> = {
  grade: () => undefined,
  keyed: () => false,
  shape: 'one',
  options: ({ scale, notApplicable }) => [...scale, ...(notApplicable ? [notApplicable] : [])].map(({ id }) => id),
};
