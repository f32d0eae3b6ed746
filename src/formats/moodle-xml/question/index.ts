import { richToPlain } from '#blocks/rich';
import { cdata, type Xml, xml } from '#codecs/xml';
import type { Likert } from '#core/question/likert/index';
import type { Question } from '#core/question/index';
import { untagged } from '#formats/moodle-xml/bank';
import { choicesXml } from '#formats/moodle-xml/question/choices';
import { longXml } from '#formats/moodle-xml/question/long';
import { numericXml, unitSentence } from '#formats/moodle-xml/question/numeric';
import { shortXml } from '#formats/moodle-xml/question/short';
import { richXml, type Source } from '#formats/moodle-xml/richText';

/** The questions that Moodle XML has. */
export type MoodleQuestion = Exclude<Question, Likert>;

/** Moodle's name of each type. */
const moodleTypes = {
  single: 'multichoice',
  multiple: 'multichoice',
  short: 'shortanswer',
  numeric: 'numerical',
  long: 'essay',
} as const satisfies Record<MoodleQuestion['type'], string>;

/** One `<question>`: what all types have, then what its own adds. */
export const questionXml = (question: MoodleQuestion, tags: readonly string[], source: Source): Xml => xml`
  <question type="${moodleTypes[question.type]}">
    <name><text>${cdata(nameOf(question))}</text></name>
    <questiontext format="html">${richXml(question.stem, source, afterStem(question, source))}</questiontext>
    <generalfeedback format="html">${richXml(question.feedback, source)}</generalfeedback>
    <defaultgrade>${question.points}</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>${question.id}</idnumber>${ownXml(question, source)}
    <tags>${tags.map(
      (tag) => xml`
      <tag><text>${cdata(tag)}</text></tag>`,
    )}
    </tags>
  </question>`;

function ownXml(question: MoodleQuestion, source: Source): Xml {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return choicesXml(question, source);
    case 'short':
      return shortXml(question, source);
    case 'numeric':
      return numericXml(question, source);
    case 'long':
      return longXml(question, source);
  }
}

const afterStem = (question: MoodleQuestion, source: Source) =>
  question.type === 'numeric' ? unitSentence(question, source) : undefined;

/** Moodle cuts a name at 251 characters; a list of questions is read sooner when each stays on its line. */
const longestName = 251;
const longestStart = 80;

/** The code and the start of the stem: `Q-045 – Feu d'huile : que saisir`. Moodle takes a tag out of a name, and what follows a lone `<`. */
export function nameOf({ code, stem }: Question): string {
  const start = shorten(richToPlain(stem), longestStart);
  const name = start === '' ? code : `${code} \u2013 ${start}`;
  return shorten(untagged(name), longestName);
}

function shorten(text: string, longest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  const cut = characters.slice(0, longest - 2).join('');
  return `${cut.replace(/\s+\S{0,20}$/, '')} \u2026`;
}
