import { type Xml, xml } from '#codecs/xml';
import type { TrueFalse } from '#core/question/true-false/index';
import { richXml, type Source } from '#formats/moodle-xml/richText';

/** What Moodle adds to the headers of a `truefalse` question: its two answers have to be these very words. */
export const trueFalseXml = ({ answer, trueFeedback, falseFeedback }: TrueFalse, source: Source): Xml => xml`
    <answer fraction="${answer ? 100 : 0}" format="moodle_auto_format">
      <text>true</text>
      <feedback format="html">${richXml(trueFeedback, source)}</feedback>
    </answer>
    <answer fraction="${answer ? 0 : 100}" format="moodle_auto_format">
      <text>false</text>
      <feedback format="html">${richXml(falseFeedback, source)}</feedback>
    </answer>`;
