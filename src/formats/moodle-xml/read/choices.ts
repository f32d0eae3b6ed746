import { statementOf, withoutDontKnow } from '#formats/reading/dontKnow';
import { childOf, childrenOf } from '#codecs/xmlRead';
import { isSet, richIn, shareOf } from '#formats/moodle-xml/read/element';
import type { TypeReader } from '#formats/moodle-xml/read/typeReader';

/** `multichoice`: one answer or several. */
export const readChoices: TypeReader = (element, sheet, { words }) => {
  const choices = childrenOf(element, 'answer').flatMap((answer) => {
    const text = richIn(answer, sheet);
    const feedback = richIn(childOf(answer, 'feedback'), sheet);
    if (text === undefined) sheet.lost('emptyAnswers');
    return text === undefined
      ? []
      : [{ id: sheet.id('c'), text, share: shareOf(answer), ...(feedback && { feedback }) }];
  });
  const isSingle = isSet(element, 'single', true);
  const shuffle = isSet(element, 'shuffleanswers', true);
  const statement = isSingle && !shuffle ? statementOf(choices, words) : undefined;
  return statement ?? { type: isSingle ? 'single' : 'multiple', ...withoutDontKnow(choices, words), shuffle };
};
