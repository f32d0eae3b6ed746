import type { Course } from '#blocks/course';
import { richToPlain } from '#blocks/rich';
import { type Xml, xml } from '#codecs/xml';
import type { Unit } from '#formats/unit';

const imscp = 'http://www.imsproject.org/xsd/imscp_rootv1p1p2';
const imsmd = 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1';
const adlcp = 'http://www.adlnet.org/xsd/adlcp_rootv1p2';
const locations = `${imscp} imscp_rootv1p1p2.xsd ${imsmd} imsmd_rootv1p2p1.xsd ${adlcp} adlcp_rootv1p2.xsd`;

/** `imsmanifest.xml`: one organization, one item, one SCO that lists every file. */
export function manifestOf(unit: Unit, course: Course, files: readonly string[]): string {
  const { id, title, test } = unit;
  const mastery =
    test?.kind === 'graded' &&
    test.passShare !== undefined &&
    xml`\n        <adlcp:masteryscore>${test.passShare}</adlcp:masteryscore>`;
  const { markup } = xml`<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${course.meta.id}-${id}" version="1.2"
  xmlns="${imscp}"
  xmlns:imsmd="${imsmd}"
  xmlns:adlcp="${adlcp}"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="${locations}">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    ${lomOf(unit, course)}
  </metadata>
  <organizations default="org-${id}">
    <organization identifier="org-${id}">
      <title>${title}</title>
      <item identifier="item-${id}" identifierref="res-${id}">
        <title>${title}</title>${mastery}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="res-${id}" type="webcontent" adlcp:scormtype="sco" href="index.html">
${files.map((path) => xml`      <file href="${path}"/>\n`)}    </resource>
  </resources>
</manifest>
`;
  return markup;
}

function lomOf({ id, title, pages }: Unit, { meta }: Course): Xml {
  const { lang, iri, summary, keywords, revision, licence } = meta;
  const text = (value: string) => xml`<imsmd:langstring xml:lang="${lang}">${value}</imsmd:langstring>`;
  const minutes = pages.reduce((sum, page) => sum + (page.minutes ?? 0), 0);
  const description = [title === meta.title ? '' : meta.title, richToPlain(summary ?? '')].filter(Boolean).join('. ');
  return xml`<imsmd:lom>
      <imsmd:general>
        <imsmd:title>${text(title)}</imsmd:title>
        <imsmd:catalogentry>
          <imsmd:catalog>URI</imsmd:catalog>
          <imsmd:entry>${text(`${iri}#${id}`)}</imsmd:entry>
        </imsmd:catalogentry>
        <imsmd:language>${lang}</imsmd:language>
        <imsmd:description>${text(description || title)}</imsmd:description>
${keywords.map((word) => xml`        <imsmd:keyword>${text(word)}</imsmd:keyword>\n`)}      </imsmd:general>
      <imsmd:lifecycle>
        <imsmd:version>${text(String(revision))}</imsmd:version>
      </imsmd:lifecycle>${
        minutes > 0 &&
        xml`
      <imsmd:educational>
        <imsmd:typicallearningtime><imsmd:datetime>PT${Math.ceil(minutes)}M</imsmd:datetime></imsmd:typicallearningtime>
      </imsmd:educational>`
      }${
        licence !== undefined &&
        xml`
      <imsmd:rights>
        <imsmd:description>${text(licence)}</imsmd:description>
      </imsmd:rights>`
      }
    </imsmd:lom>`;
}
