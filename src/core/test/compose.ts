import type { Id } from '#core/id';
import { isKeyed } from '#core/question/grading';
import type { Question } from '#core/question/index';
import type { Test } from '#core/test/schema';
import { shuffled } from '#core/tracking/shuffle';

/** What a line of a blueprint asks, and what the bank gives for it. */
export interface Drawn {
  readonly objective: Id<'o'>;
  readonly count: number;
  /** At most `count`, each question once in the whole test. */
  readonly questions: readonly Question[];
}

/** Draws each line of a blueprint among the questions that can be marked, in an order that ids and the seed decide: the place in the bank changes nothing. */
export function drawn({ id, blueprint = [] }: Test, questions: readonly Question[], seed = 0): readonly Drawn[] {
  const taken = new Set<Id<'q'>>();
  const bank = shuffled(
    questions.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    seed,
    id,
  );
  return blueprint.map(({ objective, count, level }) => {
    const fit = bank.filter(
      (question) =>
        question.objective === objective &&
        (level === undefined || question.level === level) &&
        isKeyed(question) &&
        !taken.has(question.id),
    );
    const found = fit.slice(0, count);
    found.forEach((question) => taken.add(question.id));
    return { objective, count, questions: found };
  });
}

/** The questions of a test in order: what its blueprint draws, else its list. */
export const composeTest = (test: Test, questions: readonly Question[], seed = 0): readonly Id<'q'>[] =>
  test.blueprint ? drawn(test, questions, seed).flatMap((line) => line.questions.map(({ id }) => id)) : test.questions;
