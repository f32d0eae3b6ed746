import type { Interaction } from '#core/interaction/interaction';
import type { Choice } from '#core/question/choice';

/** The question as a choice interaction; right are the choices that `isRight` says, all of them together or any one. */
export const choiceInteraction = (
  { id, stem, choices }: { readonly id: `q-${string}`; readonly stem: string; readonly choices: readonly Choice[] },
  isRight: (share: number) => boolean,
  together = false,
): Interaction => ({
  kind: 'choice',
  id,
  prompt: stem,
  options: choices.map((choice) => ({ id: choice.id, text: choice.text })),
  right: choices.filter(({ share = 0 }) => isRight(share)).map((choice) => choice.id),
  together,
});
