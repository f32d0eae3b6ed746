import { type Xml, xml } from '#codecs/xml';
import type { Ordering } from '#core/question/ordering/index';
import { verdictsXml } from '#formats/moodle-xml/question/choices';
import { richXml, type Source } from '#formats/moodle-xml/richText';

/** What Moodle adds to the headers of an `ordering` question (in its core since 4.4); marked by absolute position, as ours. */
export const orderingXml = ({ items }: Ordering, source: Source): Xml => xml`
    <layouttype>VERTICAL</layouttype>
    <selecttype>ALL</selecttype>
    <selectcount>0</selectcount>
    <gradingtype>ABSOLUTE_POSITION</gradingtype>
    <showgrading>SHOW</showgrading>
    <numberingstyle>none</numberingstyle>${verdictsXml(source)}
    <shownumcorrect/>${items.map(
      ({ text }, index) => xml`
    <answer fraction="${index + 1}.0000000" format="html">
      ${richXml(text, source)}
    </answer>`,
    )}`;
