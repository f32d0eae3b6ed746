import { type Xml, xml } from '#codecs/xml';
import type { Long } from '#core/question/long/index';
import { richXml, type Source } from '#formats/moodle-xml/richText';

/** The heights that Moodle's form offers. */
const heights = [2, 3, 5, 10, 15, 20, 25, 30, 35, 40];

/** What Moodle adds to the headers of an `essay` question. */
export const longXml = ({ lines, guide }: Long, source: Source): Xml => xml`
    <responseformat>editor</responseformat>
    <responserequired>1</responserequired>
    <responsefieldlines>${heights.find((height) => height >= lines) ?? 40}</responsefieldlines>
    <attachments>0</attachments>
    <attachmentsrequired>0</attachmentsrequired>
    <graderinfo format="html">${richXml(guide, source)}</graderinfo>
    <responsetemplate format="html"><text></text></responsetemplate>`;
