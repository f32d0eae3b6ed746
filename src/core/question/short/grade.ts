import type { Id } from '#core/id';
import type { Grading } from '#core/question/questionType';

/** What grading reads of a question that asks a few words. */
export interface ShortKey<Answer = { readonly id: Id<'c'>; readonly text: string; readonly share: number }> {
  readonly answers: readonly Answer[];
  readonly caseMatters: boolean;
  readonly accentsMatter: boolean;
}

export const shortGrading: Grading<ShortKey, string> = {
  grade(question, response) {
    if (response === undefined || question.answers.length === 0) return undefined;
    const match = matchOf(question, response);
    return match ? match.share / 100 : 0;
  },
  keyed: ({ answers }) => answers.length > 0,
  shape: 'text',
  meant(question, response) {
    const match = matchOf(question, response);
    return match ? [match.id] : [];
  },
};

/** The accepted answer that a response stands for, or none. */
export function matchOf<Answer extends { readonly text: string }>(
  question: ShortKey<Answer>,
  response: string,
): Answer | undefined {
  const wanted = fold(response, question);
  return question.answers.find(({ text }) => fold(text, question) === wanted);
}

function fold(text: string, { caseMatters, accentsMatter }: Omit<ShortKey, 'answers'>): string {
  let folded = text
    .normalize('NFC')
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  if (!accentsMatter) folded = folded.normalize('NFD').replace(/\p{M}/gu, '');
  return caseMatters ? folded : folded.toLowerCase();
}
