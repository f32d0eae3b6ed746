import type { Id } from '#core/id';
import type { Grading } from '#core/question/questionType';

/** What a tracker reads of a question on a scale. */
interface Scale {
  readonly id: Id<'q'>;
  readonly stem: string;
  readonly scale: readonly { readonly id: string; readonly label: string }[];
}

export const likertGrading: Grading<Scale, string> = {
  grade: () => undefined,
  interactions: ({ id, stem, scale }) => [
    { kind: 'likert', id, prompt: stem, options: scale.map((point) => ({ id: point.id, text: point.label })) },
  ],
  keyed: () => false,
};
