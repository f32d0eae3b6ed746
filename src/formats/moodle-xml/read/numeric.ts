import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import { say, type Words } from '#core/words';
import { numberIn, richIn, shareOf, textIn } from '#formats/moodle-xml/read/element';
import type { TypeReader } from '#formats/moodle-xml/read/typeReader';
import type { Sheet } from '#formats/reading/sheet';

/** `numerical`: one number and its tolerance; `*` is every other answer. */
export const readNumeric: TypeReader = (element, sheet, { stem, words }) => {
  const answers = childrenOf(element, 'answer');
  const right = answers.find((answer) => shareOf(answer) === 100 && isNumber(textIn(answer)));
  const wrong = answers.find((answer) => textIn(answer).trim() === '*' && shareOf(answer) === 0);
  if (answers.some((answer) => answer !== right && answer !== wrong)) sheet.lost('otherAnswers');
  if (richIn(childOf(right, 'feedback'), sheet)) sheet.lost('answerFeedback');
  const { unit, stem: asked } = unitIn(stem, words);
  return {
    type: 'numeric',
    stem: asked,
    answer: right && Number(textIn(right)),
    tolerance: numberIn(right, 'tolerance') ?? 0,
    unit: unit ?? unitOf(element, sheet),
    wrongFeedback: richIn(childOf(wrong, 'feedback'), sheet),
  };
};

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));

function unitOf(element: XmlElement, sheet: Sheet): string | undefined {
  const units = childrenOf(childOf(element, 'units'), 'unit');
  const main = units.find((unit) => numberIn(unit, 'multiplier') === 1) ?? units[0];
  if (units.length > 1) sheet.lost('units');
  return childOf(main, 'unit_name')?.text.trim() || undefined;
}

/** The sentence that our own writers put after the stem for a unit is taken out again. */
export function unitIn(
  stem: string | undefined,
  words: Words,
): { readonly stem: string | undefined; readonly unit?: string } {
  const [before = '', after = ''] = say(words, 'export.unit', { unit: '\u0000' }).split('\u0000');
  const cut = stem?.lastIndexOf('\n\n') ?? -1;
  const last = cut < 0 ? '' : (stem ?? '').slice(cut + 2);
  if (!last.startsWith(before) || !last.endsWith(after) || last.length <= before.length + after.length) return { stem };
  const unit = last.slice(before.length, last.length - after.length).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return unit.includes('\n') ? { stem } : { stem: stem?.slice(0, cut), unit };
}
