/**
 * A test on paper and, apart, its answer key: two pages to print on A4.
 *
 * Norm: HTML Living Standard; CSS Paged Media Level 3; Content Security Policy Level 3, for the meta element.
 * In:   a course; a test with a blueprint is drawn as everywhere else: the same bank gives the same paper, which says so.
 * Out:  for each test `<course>-<test>.html-test.html`: name and date to fill in, questions numbered, choices lettered, lines to
 *       write on, points; and `<course>-<test>-corrige.html-test.html`: right answers, shares, remarks, what a corrector looks for.
 * Problems: warnings: `html-test/no-question` – a test without questions; `html-test/nothing-to-write`;
 *   for information: `html-test/not-on-paper` – a sound or a film that paper does not play.
 * Deviation: hints stay in the player. Where choices are shuffled, their order on paper is one that the ids decide, the same on both
 *   sheets.
 */
import type { Course } from '#blocks/course';
import { mediaInQuestion } from '#blocks/rich';
import { type Problem, settle } from '#core/problem';
import type { Question } from '#core/question/index';
import { composeTest } from '#core/test/compose';
import type { Test } from '#core/test/schema';
import { say } from '#core/words';
import { filledBytes, heldAddress } from '#formats/draft';
import type { Format } from '#formats/format';
import { sheetsOf } from '#formats/html-test/sheets';
import { kebab } from '#formats/unit';

export const htmlTest: Format<Course> = {
  id: 'html-test',
  async write(course, means) {
    const { words, progress, signal } = means;
    const addressOf = (path: string) => heldAddress(path, course);
    const tree = new Map<string, Uint8Array>();
    const problems: Problem[] = [];
    for (const [index, test] of course.tests.entries()) {
      signal.throwIfAborted();
      const questions = composeTest(test, course.questions).flatMap(
        (id) => course.questions.find((question) => question.id === id) ?? [],
      );
      if (questions.length === 0) problems.push(about(test, 'html-test/no-question'));
      else {
        const name = `${course.name}-${nameOf(test, course)}`;
        const { blank, key } = sheetsOf(test, questions, course, words);
        tree.set(`${name}.html-test.html`, filledBytes(blank, addressOf));
        tree.set(`${name}-${say(words, 'paper.keyFile')}.html-test.html`, filledBytes(key, addressOf));
        problems.push(...questions.flatMap((question) => notOnPaper(question, test)));
      }
      await progress((index + 1) / course.tests.length);
    }
    if (tree.size === 0) problems.push(nothing(course));
    return settle(tree, problems);
  },
};

/** The code of a test as part of a file name; two that look alike stay apart. */
function nameOf(test: Test, { tests }: Course): string {
  const name = kebab(test.code) || test.id;
  const first = tests.find(({ code }) => kebab(code) === name);
  return first === test ? name : `${name}-${test.id.slice(2)}`;
}

function notOnPaper(question: Question, test: Test): readonly Problem[] {
  const file = mediaInQuestion(question).find((path) => !/\.(svg|png|jpe?g|gif|webp)$/i.test(path));
  const values = { question: question.code, test: test.title, file: file ?? '' };
  return file === undefined ? [] : [{ code: 'html-test/not-on-paper', at: question.id, severity: 'info', values }];
}

const about = ({ id, title }: Test, code: string): Problem => ({
  code,
  at: id,
  severity: 'warning',
  values: { test: title },
});

const nothing = ({ meta }: Course): Problem => ({
  code: 'html-test/nothing-to-write',
  at: meta.id,
  severity: 'warning',
  values: { course: meta.title },
});
