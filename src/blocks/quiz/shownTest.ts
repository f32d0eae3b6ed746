import type { ShownTest } from '#blocks/block';
import type { Id } from '#core/id';
import type { Question } from '#core/question/index';
import type { Test } from '#core/test/schema';

/** What a page shows of one test of a course; `undefined` where it is gone. */
export function shownTest(
  id: Id<'e'>,
  { tests, questions }: { readonly tests: readonly Test[]; readonly questions: readonly Question[] },
): ShownTest | undefined {
  const test = tests.find((one) => one.id === id);
  if (!test) return undefined;
  const { title, instructions } = test;
  const asked = test.questions.flatMap((asks) => questions.find((question) => question.id === asks) ?? []);
  return { title, instructions, questions: asked };
}
