import type { CourseParts } from '#core/course/links';
import type { Problem } from '#core/problem';
import { drawn } from '#core/test/compose';
import type { Test } from '#core/test/schema';

/** What would make a test measure nothing, or a pre/post pair compare two different things. */
export function testProblems({ tests, questions, objectives }: CourseParts): readonly Problem[] {
  return tests.flatMap((test): readonly Problem[] => {
    const about = { at: test.id, values: { test: test.code } } as const;
    const problems: Problem[] = [];
    if (test.questions.length === 0) {
      problems.push({ ...about, code: 'test/no-questions', severity: 'warning' });
    }
    const twice = test.questions.find((id, index) => test.questions.indexOf(id) !== index);
    if (twice !== undefined) {
      const question = questions.find(({ id }) => id === twice)?.code ?? '';
      problems.push({
        ...about,
        code: 'test/question-twice',
        severity: 'warning',
        values: { ...about.values, question },
      });
    }
    // A correction before the course would teach the answers of the post-test.
    if (test.phase === 'pre' && test.correction !== 'none') {
      problems.push({ ...about, code: 'test/corrected-before', severity: 'warning' });
    }
    for (const { objective, count, questions: found } of drawn(test, questions)) {
      if (found.length === count) continue;
      const code = objectives.find(({ id }) => id === objective)?.code ?? '';
      const values = { ...about.values, objective: code, count, found: found.length };
      problems.push({ ...about, code: 'test/blueprint-short', severity: 'warning', values });
    }
    return [...problems, ...pairProblems(test, tests)];
  });
}

/** Said once for a pair, on its first test. */
function pairProblems(test: Test, tests: readonly Test[]): readonly Problem[] {
  const pair = tests.find(({ id }) => id === test.pair);
  if (pair === undefined || (pair.pair === test.id && tests.indexOf(pair) < tests.indexOf(test))) return [];
  // What is drawn from a bank is not the same twice: progress would be luck.
  if (test.blueprint ?? pair.blueprint) {
    const values = { test: test.code, pair: pair.code };
    return [{ code: 'test/pair-drawn', at: test.id, severity: 'warning', values }];
  }
  const onlyIn = (one: Test, other: Test) => one.questions.filter((id) => !other.questions.includes(id)).length;
  const count = onlyIn(test, pair) + onlyIn(pair, test);
  if (count === 0) return [];
  const values = { test: test.code, pair: pair.code, count };
  return [{ code: 'test/pair-differs', at: test.id, severity: 'warning', values }];
}
