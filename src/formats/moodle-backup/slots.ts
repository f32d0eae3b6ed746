import type { Course } from '#blocks/course';
import type { Id } from '#core/id';
import { isKeyed } from '#core/question/grading';
import type { Question } from '#core/question/index';
import { composeTest } from '#core/test/compose';
import type { Test } from '#core/test/schema';
import type { Bank } from '#formats/moodle-backup/bank';
import { troubleOf } from '#formats/moodle-xml/marks';

/** A place in a quiz: this question, or one that Moodle draws from a category. */
export type Slot =
  | { readonly kind: 'fixed'; readonly entry: number; readonly mark: number }
  | { readonly kind: 'drawn'; readonly category: number; readonly mark: number };

/** The places of a quiz in order; a question that Moodle cannot hold has none. */
export function slotsOf(test: Test, course: Course, bank: Bank): readonly Slot[] {
  if (isDrawn(test, course)) {
    return (test.blueprint ?? []).flatMap(({ objective, count }) => {
      const category = bank.drawn.get(objective);
      return category === undefined
        ? []
        : Array.from({ length: count }, () => ({ kind: 'drawn' as const, category, mark: 1 }));
    });
  }
  return composeTest(test, course.questions).flatMap((id) => {
    const found = bank.questions.get(id);
    return found ? [{ kind: 'fixed' as const, entry: found.entry, mark: found.mark }] : [];
  });
}

/** The objectives from whose questions some quiz draws: those get a category of their own. */
export const drawnObjectives = (tests: readonly Test[], course: Course): ReadonlySet<Id<'o'>> =>
  new Set(
    tests
      .filter((test) => isDrawn(test, course))
      .flatMap(({ blueprint = [] }) => blueprint.map(({ objective }) => objective)),
  );

/**
 * Moodle draws anew for each attempt, from whole categories. A pair must ask the same on both days; a level is no
 * category; and where a category holds no more than is asked, no attempt could begin: there the questions are fixed.
 */
export function isDrawn(test: Test, course: Course): boolean {
  const { blueprint = [], pair } = test;
  if (blueprint.length === 0 || pair !== undefined || course.tests.some((other) => other.pair === test.id))
    return false;
  return blueprint.every(
    ({ objective, count, level }) => level === undefined && enough(objective, blueprint, course.questions) && count > 0,
  );
}

function enough(
  objective: Id<'o'>,
  blueprint: NonNullable<Test['blueprint']>,
  questions: readonly Question[],
): boolean {
  const asked = blueprint.reduce((sum, line) => sum + (line.objective === objective ? line.count : 0), 0);
  return questions.filter((question) => question.objective === objective && isDrawable(question)).length > asked;
}

/** What Moodle can hold and mark by itself. */
export const isDrawable = (question: Question): boolean =>
  isKeyed(question) && question.type !== 'likert' && troubleOf(question) === undefined;
