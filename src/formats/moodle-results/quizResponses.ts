import { richToPlain } from '#blocks/rich';
import type { Question } from '#core/question/index';
import { responseIn } from '#formats/moodle-results/answer';
import { isNothing } from '#formats/moodle-results/cell';
import type { Header } from '#formats/moodle-results/header';
import {
  about,
  addGrades,
  askable,
  attemptsIn,
  fixedQuestions,
  isQuiz,
  QuestionFinder,
  testOf,
} from '#formats/moodle-results/quiz';
import { Gathering, hashOf, type ResultsDesk, type ResultsReader } from '#formats/moodle-results/reading';

const asked = /^question(\d+)$/;
const answered = /^(?:response|rponse)(\d+)$/;

/** « Réponses » of a quiz: what each person answered; only this column is there by default. */
export const quizResponses: ResultsReader = {
  recognise: (header) => isQuiz(header) && header.numbered(answered).size > 0,
  read(table, desk) {
    const gathering = new Gathering(desk);
    const { header, rows } = table;
    const [questions, responses] = [header.numbered(asked), header.numbered(answered)];
    const stems = rows
      .slice(0, 20)
      .flatMap(({ cells }) => [...questions.values()].map((at) => cells[at] ?? ''))
      .filter((stem) => !isNothing(stem));
    const { test, choices } = testOf(stems, responses.size, gathering);
    if (!test) return { ...gathering.done(), problems: [unknownTest(desk, choices)] };
    const slots = fixedQuestions(test, desk.course);
    const finder = new QuestionFinder(askable(test, desk.course));
    const attempts = attemptsIn(table, gathering);
    for (const attempt of attempts)
      for (const [number, at] of responses) {
        const shown = attempt.row.cells[questions.get(number) ?? -1];
        const slot = slots?.length === responses.size ? slots[number - 1] : undefined;
        const question = shown === undefined ? slot : (finder.find(shown) ?? (startsWithGap(slot) ? slot : undefined));
        if (!question) {
          gathering.unmatched('question', nameOf(shown, header, at));
          continue;
        }
        const cell = attempt.row.cells[at] ?? '';
        const response = responseIn(cell, question, desk.words);
        if (response === undefined) gathering.unmatched('answer', `${question.code} : ${cell.trim()}`);
        else gathering.add({ ...about(attempt, test), item: question.id, itemHash: hashOf(question.stem), response });
      }
    addGrades(table, attempts, test, gathering);
    return gathering.done();
  },
};

/** A text that begins with a gap has no stem to be known by. */
const startsWithGap = (question: Question | undefined): boolean =>
  question?.type === 'cloze' && /^\[\[\d+\]\]/.test(richToPlain(question.stem));

const nameOf = (shown: string | undefined, header: Header, at: number): string =>
  (shown?.trim() === '' ? undefined : shown?.trim()) ?? header.texts[at] ?? '';

/** Said where no test, or more than one, can be meant. */
export const unknownTest = (
  { file, activity }: ResultsDesk,
  tests: readonly { readonly code: string; readonly title: string }[],
) => {
  const list = tests.map(({ code, title }) => `${code} (${title})`).join(', ');
  const values = { file, activity: activity ?? '', list: list === '' ? '\u2013' : list };
  return { code: 'moodle-results/which-activity', at: file, severity: 'error', values } as const;
};
