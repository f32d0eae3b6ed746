import type { Question } from '#core/question/index';
import type { Rich } from '#core/text';

/** The rich texts of a question, in the order of reading. */
export function richTextsOf(question: Question): Rich[] {
  const { stem, feedback } = question;
  return [stem, ...ownTextsOf(question), feedback].filter((text) => text !== undefined);
}

function ownTextsOf(question: Question): (Rich | undefined)[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.choices.flatMap(({ text, feedback }) => [text, feedback]);
    case 'short':
      return question.answers.map(({ feedback }) => feedback);
    case 'numeric':
      return [question.wrongFeedback];
    case 'long':
      return [question.guide];
    case 'likert':
      return [];
  }
}
