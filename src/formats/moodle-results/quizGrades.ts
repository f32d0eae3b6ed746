import { inPoints } from '#formats/moodle-results/answer';
import { isNothing } from '#formats/moodle-results/cell';
import type { Header } from '#formats/moodle-results/header';
import { about, addGrades, attemptsIn, fixedQuestions, isQuiz, mostIn, testOf } from '#formats/moodle-results/quiz';
import { unknownTest } from '#formats/moodle-results/quizResponses';
import { Gathering, hashOf, type ResultsReader } from '#formats/moodle-results/reading';

/** « Notes » of a quiz: the mark of each question, in the scale of the quiz, turned back to the question's points. */
export const quizGrades: ResultsReader = {
  recognise: (header) => isQuiz(header) && header.numbered(/^(?:response|rponse)(\d+)$/).size === 0,
  read(table, desk) {
    const gathering = new Gathering(desk);
    const { header, rows } = table;
    const marks = marksIn(header);
    const { test, choices } = testOf([], marks.length, gathering);
    if (!test) return { ...gathering.done(), problems: [unknownTest(desk, choices)] };
    const slots = fixedQuestions(test, desk.course);
    const attempts = attemptsIn(table, gathering);
    const columns = marks.map(({ at, number }) => ({
      ...{ at, number, most: mostIn(header, at, rows, `q${number}`) },
      question: slots?.length === marks.length ? slots[number - 1] : undefined,
    }));
    for (const attempt of attempts)
      for (const { at, question, most } of columns) {
        const cell = attempt.row.cells[at] ?? '';
        if (isNothing(cell)) continue;
        if (!question) {
          gathering.unmatched('question', header.texts[at] ?? '');
          continue;
        }
        const score = inPoints(cell, most, question.points);
        // « Requires grading »: no mark yet.
        if (score === undefined) continue;
        const marked = { item: question.id, itemHash: hashOf(question.stem), score, max: question.points };
        gathering.add({ ...about(attempt, test), ...marked });
      }
    addGrades(table, attempts, test, gathering);
    return gathering.done();
  },
};

/** `Q. 1 /0.40`, `q1040`: they stand in a row, so the number is known where digits run together. */
function marksIn(header: Header): readonly { readonly at: number; readonly number: number }[] {
  let number = 0;
  return header.slugs.flatMap((slug, at) => {
    if (!slug.startsWith(`q${number + 1}`)) return [];
    number += 1;
    return [{ at, number }];
  });
}
