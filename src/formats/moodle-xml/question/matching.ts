import { cdata, type Xml, xml } from '#codecs/xml';
import type { Matching } from '#core/question/matching/index';
import { verdictsXml } from '#formats/moodle-xml/question/choices';
import { richXml, type Source } from '#formats/moodle-xml/richText';

/** What Moodle adds to the headers of a `matching` question; a subquestion without a text is a partner in excess. */
export const matchingXml = ({ pairs, distractors = [] }: Matching, source: Source): Xml => xml`
    <shuffleanswers>true</shuffleanswers>${verdictsXml(source)}
    <shownumcorrect/>${[
      ...pairs.map(({ left, right }) => subquestion(richXml(left, source), right)),
      ...distractors.map(({ text }) => subquestion(richXml(undefined, source), text)),
    ]}`;

const subquestion = (left: Xml, right: string): Xml => xml`
    <subquestion format="html">
      ${left}
      <answer><text>${cdata(right)}</text></answer>
    </subquestion>`;
