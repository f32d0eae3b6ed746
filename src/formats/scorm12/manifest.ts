import type { Course } from '#blocks/course';
import { richToPlain } from '#blocks/rich';
import { type Xml, xml } from '#codecs/xml';
import type { Unit } from '#formats/unit';

const imscp = 'http://www.imsproject.org/xsd/imscp_rootv1p1p2';
const imsmd = 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1';
const adlcp = 'http://www.adlnet.org/xsd/adlcp_rootv1p2';

/** `imsmanifest.xml`: one organization, one item, one SCO that lists every file; a tag a line, for every learner's package holds it. */
export function manifestOf(unit: Unit, course: Course, files: readonly string[]): string {
  const { id, title, test } = unit;
  const mastery =
    test?.kind === 'graded' &&
    test.passShare !== undefined &&
    xml`<adlcp:masteryscore>${test.passShare}</adlcp:masteryscore>\n`;
  const { markup } = xml`<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${course.meta.id}-${id}" version="1.2" xmlns="${imscp}" xmlns:adlcp="${adlcp}">
<metadata>
<schema>ADL SCORM</schema>
<schemaversion>1.2</schemaversion>
${lomOf(unit, course)}</metadata>
<organizations default="o">
<organization identifier="o">
<title>${title}</title>
<item identifier="i" identifierref="r">
<title>${title}</title>
${mastery}</item>
</organization>
</organizations>
<resources>
<resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html">
${files.map((path) => xml`<file href="${path}"/>\n`)}</resource>
</resources>
</manifest>
`;
  return markup;
}

/** What the author said of the course and the rest of the manifest does not; without, there is nothing to describe. */
function lomOf({ id, title, pages }: Unit, { meta }: Course): Xml | false {
  const { lang, iri, summary, keywords, revision, licence } = meta;
  const minutes = pages.reduce((sum, page) => sum + (page.minutes ?? 0), 0);
  if (summary === undefined && keywords.length === 0 && licence === undefined && minutes === 0) return false;
  const text = (value: string) => xml`<langstring xml:lang="${lang}">${value}</langstring>`;
  const description = [title === meta.title ? '' : meta.title, richToPlain(summary ?? '')].filter(Boolean).join('. ');
  return xml`<lom xmlns="${imsmd}">
<general>
<catalogentry><catalog>URI</catalog><entry>${text(`${iri}#${id}`)}</entry></catalogentry>
<description>${text(description || title)}</description>
${keywords.map((word) => xml`<keyword>${text(word)}</keyword>\n`)}</general>
<lifecycle><version>${text(String(revision))}</version></lifecycle>
${minutes > 0 && xml`<educational><typicallearningtime><datetime>PT${Math.ceil(minutes)}M</datetime></typicallearningtime></educational>\n`}${
    licence !== undefined && xml`<rights><description>${text(licence)}</description></rights>\n`
  }</lom>
`;
}
