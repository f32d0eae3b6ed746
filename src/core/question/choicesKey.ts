import type { Id } from '#core/id';
import { dontKnow } from '#core/question/dontKnow';

/** What grading reads of a question of choices. */
export interface ChoicesKey {
  readonly choices: readonly { readonly id: Id<'c'>; readonly share?: number | undefined }[];
}

/** A choice is worth something or nothing: no choice of a form item says. */
export const choicesKeyed = ({ choices }: ChoicesKey): boolean => choices.some(({ share }) => share !== undefined);

/** What one answer or several of a question of choices have in common. */
export const choicesGrading = {
  keyed: choicesKeyed,
  options: ({ choices }: ChoicesKey): readonly string[] => [...choices.map(({ id }) => id), dontKnow],
  /** The chosen choices only; the others keep their secret for another try. */
  parts: ({ choices }: ChoicesKey, response: string | readonly string[]) =>
    choices.map(({ id, share }) => (share !== undefined && response.includes(id) ? Number(share > 0) : undefined)),
};
