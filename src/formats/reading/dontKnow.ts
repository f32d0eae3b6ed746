import { richToPlain } from '#blocks/rich';
import { say, type Words } from '#core/words';
import type { Fields } from '#formats/reading/collector';

interface Choice {
  readonly text: string;
  readonly share: number;
  readonly feedback?: string;
}

/** Choices of which one says « Je ne sais pas » and is worth nothing: our own writers put it there for a question that offers it. */
export function withoutDontKnow<Given extends Choice>(
  choices: readonly Given[],
  words: Words,
): { readonly choices: readonly Given[]; readonly dontKnow?: true } {
  const others = choices.filter((choice) => choice.share !== 0 || !says(choice, 'player.dontKnow', words));
  return others.length < choices.length ? { choices: others, dontKnow: true } : { choices };
}

/**
 * « Vrai », « Faux » and « Je ne sais pas », one of the first two right, are a statement of ours: neither Moodle XML nor GIFT
 * has a third answer to one, so that our writers make three choices of it.
 */
export function statementOf(choices: readonly Choice[], words: Words): Fields | undefined {
  const { choices: two, dontKnow } = withoutDontKnow(choices, words);
  const [yes, no] = two;
  if (!dontKnow || !yes || !no || two.length > 2) return undefined;
  if (!says(yes, 'player.true', words) || !says(no, 'player.false', words)) return undefined;
  const shares = [yes.share, no.share].join();
  if (shares !== '100,0' && shares !== '0,100') return undefined;
  return {
    type: 'true-false',
    answer: yes.share === 100,
    ...(yes.feedback !== undefined && { trueFeedback: yes.feedback }),
    ...(no.feedback !== undefined && { falseFeedback: no.feedback }),
    dontKnow,
  };
}

const says = ({ text }: Choice, key: string, words: Words): boolean =>
  richToPlain(text).toLowerCase() === say(words, key).toLowerCase();
