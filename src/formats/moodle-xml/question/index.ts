import { richToPlain } from '#blocks/rich';
import { cdata, type Xml, xml } from '#codecs/xml';
import type { Likert } from '#core/question/likert/index';
import type { Question } from '#core/question/index';
import { untagged } from '#formats/moodle-xml/bank';
import { choicesXml } from '#formats/moodle-xml/question/choices';
import { withGaps } from '#formats/moodle-xml/question/cloze';
import { longXml } from '#formats/moodle-xml/question/long';
import { matchingXml } from '#formats/moodle-xml/question/matching';
import { numericXml, unitSentence } from '#formats/moodle-xml/question/numeric';
import { orderingXml } from '#formats/moodle-xml/question/ordering';
import { shortXml } from '#formats/moodle-xml/question/short';
import { trueFalseXml } from '#formats/moodle-xml/question/trueFalse';
import { richXml, type Source } from '#formats/moodle-xml/richText';

/** The questions that Moodle XML has. */
export type MoodleQuestion = Exclude<Question, Likert>;

/** How one type of ours is written: Moodle's name of it, and what it adds to what all types have. */
interface TypeWriter<Q> {
  readonly name: string;
  own?(question: Q, source: Source): Xml;
  /** A plain sentence after the stem. */
  after?(question: Q, source: Source): string | undefined;
  /** The last word on the HTML of the stem. */
  finish?(html: string, question: Q): string;
}

/** Type → how it is written: one file each, one line here. */
const writers: { readonly [Type in MoodleQuestion['type']]: TypeWriter<Extract<Question, { type: Type }>> } = {
  single: { name: 'multichoice', own: choicesXml },
  multiple: { name: 'multichoice', own: choicesXml },
  'true-false': { name: 'truefalse', own: trueFalseXml },
  short: { name: 'shortanswer', own: shortXml },
  numeric: { name: 'numerical', own: numericXml, after: unitSentence },
  matching: { name: 'matching', own: matchingXml },
  ordering: { name: 'ordering', own: orderingXml },
  cloze: { name: 'cloze', finish: withGaps },
  long: { name: 'essay', own: longXml },
};

/** One `<question>`: what all types have, then what its own adds. */
export function questionXml(question: MoodleQuestion, tags: readonly string[], source: Source): Xml {
  const writer = writers[question.type] as unknown as TypeWriter<MoodleQuestion>;
  const stem = richXml(
    question.stem,
    source,
    writer.after?.(question, source),
    (html) => writer.finish?.(html, question) ?? html,
  );
  return xml`
  <question type="${writer.name}">
    <name><text>${cdata(nameOf(question))}</text></name>
    <questiontext format="html">${stem}</questiontext>
    <generalfeedback format="html">${richXml(question.feedback, source)}</generalfeedback>
    <defaultgrade>${question.points}</defaultgrade>
    <penalty>${question.hints ? question.penalty / 100 : '0.3333333'}</penalty>
    <hidden>0</hidden>
    <idnumber>${question.id}</idnumber>${writer.own?.(question, source)}${question.hints?.map(
      ({ text }) => xml`
    <hint format="html">${richXml(text, source)}</hint>`,
    )}
    <tags>${tags.map(
      (tag) => xml`
      <tag><text>${cdata(tag)}</text></tag>`,
    )}
    </tags>
  </question>`;
}

/** Moodle cuts a name at 251 characters; a list of questions is read sooner when each stays on its line. */
const longestName = 251;
const longestStart = 80;

/** The code and the start of the stem: `Q-045 – Feu d'huile : que saisir`. Moodle takes a tag out of a name, and what follows a lone `<`. */
export function nameOf({ code, stem }: Question): string {
  const start = shorten(richToPlain(stem).replace(/\[\[\d+\]\]/g, '\u2026'), longestStart);
  const name = start === '' ? code : `${code} \u2013 ${start}`;
  return shorten(untagged(name), longestName);
}

function shorten(text: string, longest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  const cut = characters.slice(0, longest - 2).join('');
  return `${cut.replace(/\s+\S{0,20}$/, '')} \u2026`;
}
