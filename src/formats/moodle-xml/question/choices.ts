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
    <showstandardinstruction>${single ? 0 : 1}</showstandardinstruction>
    <correctfeedback format="html">${said('export.right', source)}</correctfeedback>
    <partiallycorrectfeedback format="html">${said('export.partly', source)}</partiallycorrectfeedback>
    <incorrectfeedback format="html">${said('export.wrong', source)}</incorrectfeedback>${
      single
        ? undefined
        : xml`
    <shownumcorrect/>`
    }${answers}`;
}

const said = (key: string, { words }: Source): Xml => xml`<text>${cdata(say(words, key))}</text>`;
