import type { Id } from '#core/id';

/** What grading reads of a question of choices. */
export interface ChoicesKey {
  readonly choices: readonly { readonly id: Id<'c'>; readonly share?: number | undefined }[];
}

/** A choice is worth something or nothing: no choice of a form item says. */
export const choicesKeyed = ({ choices }: ChoicesKey): boolean => choices.some(({ share }) => share !== undefined);
