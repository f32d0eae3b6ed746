import type { Id } from '#core/id';
import type { Interaction } from '#core/interaction/interaction';

/** What grading reads of a question of choices. */
export interface ChoicesKey {
  readonly id: Id<'q'>;
  readonly stem: string;
  readonly choices: readonly { readonly id: Id<'c'>; readonly text: string; readonly share?: number | undefined }[];
}

/** The question as a choice interaction; right are the choices worth at least `least` percent. */
export function choiceInteraction({ id, stem, choices }: ChoicesKey, least: number): Interaction {
  const right = choices.filter(({ share = 0 }) => share >= least).map((choice) => choice.id);
  return {
    kind: 'choice',
    id,
    prompt: stem,
    options: choices.map((choice) => ({ id: choice.id, text: choice.text })),
    right,
  };
}

/** A choice is worth something or nothing: no choice of a form item says. */
export const choicesKeyed = ({ choices }: ChoicesKey): boolean => choices.some(({ share }) => share !== undefined);
