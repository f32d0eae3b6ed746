import { type Card, enliven, type Play } from '#blocks/question/live';
import type { Answer } from '#core/tracking/progress';
import type { Stage } from '#player/stage';

/** The questions of a module, alive; slot by slot. */
export function dealCards(stage: Stage, changed: (slot: number, answer: Answer | undefined) => void): readonly Card[] {
  const { questions, layout, words, quiz } = stage;
  return layout.slots.flatMap(({ question, graded }, slot) => {
    const root = questions[slot];
    const play: Play = !graded ? 'practice' : quiz?.correction === 'each' ? 'once' : 'draft';
    return root ? [enliven(root, question, { words, play, changed: (answer) => changed(slot, answer) })] : [];
  });
}
