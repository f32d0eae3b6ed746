import { cdata, type Xml, xml } from '#codecs/xml';
import type { Multiple } from '#core/question/multiple/index';
import type { Single } from '#core/question/single/index';
import { say } from '#core/words';
import { moodleMark } from '#formats/moodle-xml/marks';
import { richXml, type Source } from '#formats/moodle-xml/richText';

/** What Moodle adds to the headers of a `multichoice` question, with one answer or several. */
export function choicesXml(question: Single | Multiple, source: Source): Xml {
  const single = question.type === 'single';
  const answers = question.choices.map(
    ({ text, share = 0, feedback }) => xml`
    <answer fraction="${moodleMark(share)}" format="html">
      ${richXml(text, source)}
      <feedback format="html">${richXml(feedback, source)}</feedback>
    </answer>`,
  );
  return xml`
    <single>${single ? 'true' : 'false'}</single>
    <shuffleanswers>${question.shuffle ? 'true' : 'false'}</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <showstandardinstruction>${single ? 0 : 1}</showstandardinstruction>${verdictsXml(source)}${
      single
        ? undefined
        : xml`
    <shownumcorrect/>`
    }${answers}${question.dontKnow && dontKnowXml(source)}`;
}

/** « Je ne sais pas » as one more wrong choice, the last where choices are not shuffled. */
const dontKnowXml = (source: Source): Xml => xml`
    <answer fraction="0" format="html">
      ${said('player.dontKnow', source)}
      <feedback format="html">${richXml(undefined, source)}</feedback>
    </answer>`;

/** What Moodle says of an answer that is right, in part, or not. */
export const verdictsXml = (source: Source): Xml => xml`
    <correctfeedback format="html">${said('export.right', source)}</correctfeedback>
    <partiallycorrectfeedback format="html">${said('export.partly', source)}</partiallycorrectfeedback>
    <incorrectfeedback format="html">${said('export.wrong', source)}</incorrectfeedback>`;

const said = (key: string, { words }: Source): Xml => xml`<text>${cdata(say(words, key))}</text>`;
