import { richToPlain } from '#blocks/rich';
import { say, type Words } from '#core/words';

/** Choices of which one says « Je ne sais pas » and is worth nothing: our own writers put it there for a question that offers it. */
export function withoutDontKnow<Choice extends { readonly text: string; readonly share: number }>(
  choices: readonly Choice[],
  words: Words,
): { readonly choices: readonly Choice[]; readonly dontKnow?: true } {
  const label = say(words, 'player.dontKnow').toLowerCase();
  const others = choices.filter(({ text, share }) => share !== 0 || richToPlain(text).toLowerCase() !== label);
  return others.length < choices.length ? { choices: others, dontKnow: true } : { choices };
}
