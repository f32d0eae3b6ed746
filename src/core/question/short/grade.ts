import type { Id } from '#core/id';
import type { Grading } from '#core/question/questionType';

/** What grading reads of a question that asks a few words; an answer is wholly right where nothing is said. */
export interface ShortKey<Answer = { readonly id?: Id<'c'>; readonly text: string; readonly share?: number }> {
  readonly answers: readonly Answer[];
  readonly caseMatters?: boolean;
  readonly accentsMatter?: boolean;
}

export const shortGrading: Grading<ShortKey, string> = {
  grade(question, response) {
    if (response === undefined || question.answers.length === 0) return undefined;
    const { share = 100 } = matchOf(question, response) || { share: 0 };
    return share / 100;
  },
  keyed: ({ answers }) => answers.length > 0,
  shape: 'text',
  meant(question, response) {
    const { id } = matchOf(question, response) || {};
    return id ? [id] : [];
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
  let folded = text.normalize(accentsMatter ? 'NFC' : 'NFD');
  if (!accentsMatter) folded = folded.replace(/\p{M}/gu, '');
  if (!caseMatters) folded = folded.toLowerCase();
  return folded
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
