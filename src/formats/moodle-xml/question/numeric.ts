import { cdata, type Xml, xml } from '#codecs/xml';
import type { Numeric } from '#core/question/numeric/index';
import { say } from '#core/words';
import { richXml, type Source } from '#formats/moodle-xml/richText';

/** Moodle's column for a unit is 50 wide; blanks, points and commas it takes out of an answer, digits for a part of the number. */
const canBeTyped = (unit: string) => unit.length <= 50 && !/[\s.,]|^\d|^[eE][+-]?\d|^[x\u00d7*]/.test(unit);

/** What Moodle adds to the headers of a `numerical` question: the number with a decimal point, `*` for every other answer. */
export const numericXml = ({ answer, tolerance, unit, wrongFeedback }: Numeric, source: Source): Xml => xml`
    <answer fraction="100" format="plain_text">
      <text>${answer}</text>
      <feedback format="html">${richXml(undefined, source)}</feedback>
      <tolerance>${tolerance}</tolerance>
    </answer>${
      wrongFeedback &&
      xml`
    <answer fraction="0" format="plain_text">
      <text>*</text>
      <feedback format="html">${richXml(wrongFeedback, source)}</feedback>
      <tolerance>0</tolerance>
    </answer>`
    }${
      unit !== undefined &&
      canBeTyped(unit) &&
      xml`
    <units>
      <unit><multiplier>1</multiplier><unit_name>${cdata(unit)}</unit_name></unit>
    </units>
    <unitgradingtype>0</unitgradingtype>
    <unitpenalty>0.1</unitpenalty>
    <showunits>0</showunits>
    <unitsleft>0</unitsleft>`
    }`;

/** A unit is shown behind our field; in Moodle a sentence after the question says it. */
export const unitSentence = ({ unit }: Numeric, source: Source): string | undefined =>
  unit === undefined ? undefined : say(source.words, 'export.unit', { unit });
