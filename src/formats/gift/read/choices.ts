import { statementOf, withoutDontKnow } from '#formats/reading/dontKnow';
import type { BodyReader } from '#formats/gift/read/body';
import { answersIn, richOf, shareOf } from '#formats/gift/read/text';

/** `{=right ~wrong}` has one answer, `{~%50%a ~%50%b}` several. */
export const readChoices: BodyReader = ({ text, format, words }, sheet) => {
  const answers = answersIn(text);
  const choices = answers.flatMap((answer) => {
    const choice = richOf(answer.text, format, sheet);
    const feedback = answer.feedback && richOf(answer.feedback, format, sheet);
    if (choice === undefined) sheet.lost('emptyAnswers');
    return choice === undefined
      ? []
      : [{ id: sheet.id('c'), text: choice, share: shareOf(answer), ...(feedback && { feedback }) }];
  });
  if (!answers.some(({ sign }) => sign === '=')) return { type: 'multiple', ...withoutDontKnow(choices, words) };
  return statementOf(choices, words) ?? { type: 'single', ...withoutDontKnow(choices, words) };
};
