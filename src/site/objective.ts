import { wordingProblems } from '#core/objectives/lint';
import { readSentence, type Sentence } from '#core/objectives/sentence';
import type { Objective, Tier } from '#core/objectives/schema';
import { frenchWords } from '#i18n/words.ts';
import { type Said, sayProblem } from '#tasks/sayProblem';

interface Marked {
  readonly text: string;
  readonly tier: Tier;
  readonly who?: string | undefined;
  readonly given?: string | undefined;
  readonly until?: string | undefined;
}

export interface ObjectiveParts {
  readonly sentence: Sentence;
  readonly parts: readonly { readonly name: PartName; readonly words: string | undefined }[];
  readonly remarks: readonly Said[];
}
type PartName = 'who' | 'behaviour' | 'given' | 'until';

/** The parts that a person marked in a sentence, which must be those that `check` reads in it, and what `check` says of it. */
export function readObjective({ text, tier, who, given, until }: Marked): ObjectiveParts {
  const sentence = readSentence(text);
  const marked = { audience: who, condition: given, criterion: until } as const;
  for (const [part, words] of Object.entries(marked) as [keyof typeof marked, string | undefined][]) {
    if (words !== undefined && !text.includes(words)) throw new Error(`« ${words} » is not in « ${text} »`);
    if (sentence[part] !== (words !== undefined)) throw new Error(`check reads another ${part} in « ${text} »`);
  }
  const upper = tier !== 'operational';
  return {
    sentence,
    parts: [
      { name: 'who', words: who },
      { name: 'behaviour', words: sentence.written },
      // Nothing is missing where nothing is asked.
      ...(upper && given === undefined ? [] : [{ name: 'given' as const, words: given }]),
      ...(upper && until === undefined ? [] : [{ name: 'until' as const, words: until }]),
    ],
    remarks: wordingProblems(shown(text, tier)).map((problem) => sayProblem(problem, frenchWords)),
  };
}

const shown = (text: string, tier: Tier): Objective =>
  ({ id: 'o-0a1b2c3d4e', code: 'O1', tier, text, domain: 'cognitive', competencies: [] }) as unknown as Objective;
