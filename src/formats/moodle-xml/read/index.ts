import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import type { Question } from '#core/question/index';
import { say } from '#core/words';
import type { Category } from '#formats/reading/category';
import type { Collector, Fields } from '#formats/reading/collector';
import type { Desk } from '#formats/reading/reading';
import type { Sheet } from '#formats/reading/sheet';
import { readChoices } from '#formats/moodle-xml/read/choices';
import { readCloze } from '#formats/moodle-xml/read/cloze';
import { numberIn, richIn, textIn } from '#formats/moodle-xml/read/element';
import { readLong } from '#formats/moodle-xml/read/long';
import { readMatching } from '#formats/moodle-xml/read/matching';
import { readNumeric } from '#formats/moodle-xml/read/numeric';
import { readOrdering } from '#formats/moodle-xml/read/ordering';
import { readShort } from '#formats/moodle-xml/read/short';
import { readTrueFalse } from '#formats/moodle-xml/read/trueFalse';
import type { TypeReader } from '#formats/moodle-xml/read/typeReader';

/** Moodle's types → who reads them: one file each, one line here. */
const readers: Readonly<Record<string, TypeReader>> = {
  multichoice: readChoices,
  truefalse: readTrueFalse,
  shortanswer: readShort,
  numerical: readNumeric,
  matching: readMatching,
  ordering: readOrdering,
  cloze: readCloze,
  essay: readLong,
};

/** One `<question>` of the file. */
export function readQuestion(
  element: XmlElement,
  category: Category | undefined,
  gathered: Collector,
  desk: Desk,
): Question | undefined {
  const { type = '' } = element.attributes;
  const stemText = childOf(element, 'questiontext');
  const name = textIn(childOf(element, 'name')).trim() || textIn(stemText).replace(/<[^>]*>/g, ' ');
  const heading = {
    line: element.line,
    name,
    number: childOf(element, 'idnumber')?.text.trim(),
    tags: childrenOf(childOf(element, 'tags'), 'tag').map(textIn),
    category,
  };
  return gathered.take(heading, (sheet) => {
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
    if (!read) {
      sheet.problem('import/type-left-out', { type: desk.words[`import.moodleType.${type}`] ?? type });
      return undefined;
    }
    // The gaps of a cloze are no text yet.
    const stem = type === 'cloze' ? undefined : richIn(stemText, sheet);
    const own = read(element, sheet, { stem, words: desk.words });
    if (!own) return undefined;
    for (const verdict of ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'])
      if (!isStock(textIn(childOf(element, verdict)), desk)) sheet.lost('verdicts');
    const feedback = richIn(childOf(element, 'generalfeedback'), sheet);
    const points = numberIn(element, 'defaultgrade');
    return { stem, points, ...(feedback && { feedback }), ...hintsOf(element, sheet), ...own };
  });
}

const mostHints = 5;

/** Moodle takes the penalty for every wrong try; without hints it says nothing. */
function hintsOf(element: XmlElement, sheet: Sheet): Fields {
  const hints = childrenOf(element, 'hint').flatMap((hint) => richIn(hint, sheet) ?? []);
  if (hints.length === 0) return {};
  if (hints.length > mostHints) sheet.lost('hints');
  const penalty = Math.min(100, Math.round((numberIn(element, 'penalty') ?? 0) * 1e7) / 1e5);
  return { hints: hints.slice(0, mostHints).map((text) => ({ text })), penalty };
}

/** What every question of Moodle says after an answer, in English and French, and what our own writer puts there. */
const stock =
  /^(|(your answer is (correct|partially correct|incorrect)|correct|right|partly|wrong)\.?|(bravo ! )?votre r\u00e9ponse est (correcte|partiellement correcte|incorrecte)\.?)$/i;

function isStock(html: string, { words }: Desk): boolean {
  const text = html.replace(/<[^>]*>/g, '').trim();
  return stock.test(text) || ['right', 'partly', 'wrong'].some((key) => text === say(words, `export.${key}`));
}
