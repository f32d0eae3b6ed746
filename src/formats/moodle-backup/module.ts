import { type Xml, xml } from '#codecs/xml';
import type { Id } from '#core/id';
import { type Desk, modNameOf, type Numbered, type Written } from '#formats/moodle-backup/desk';
import { decimal, document, fields, nameOf, nullXml } from '#formats/moodle-backup/fields';
import { categoryNumbers, gradeItem } from '#formats/moodle-backup/gradebook';

/** Moodle's version whose structure is written: an older one would take another path, a newer one warns. */
export const version = 2024100700;

export const roles = document(
  xml`<roles>\n<role_overrides>\n</role_overrides>\n<role_assignments>\n</role_assignments>\n</roles>`,
);

/** The files of an activity; `waitsFor` are the course modules to be done before it opens. */
export function activityFiles(
  numbered: Numbered,
  written: Written,
  desk: Desk,
  waitsFor: readonly number[],
): readonly (readonly [path: string, content: string])[] {
  const { planned, cm, instance, context } = numbered;
  const mod = modNameOf(planned);
  const folder = folderOf(numbered);
  const grade = written.grade ? desk.next('grade') : undefined;
  const own = xml`<activity id="${instance}" moduleid="${cm}" modulename="${mod}" contextid="${context}">
<${{ markup: mod }} id="${instance}">${written.own}
</${{ markup: mod }}>
</activity>`;
  return [
    [`${folder}/${mod}.xml`, document(own)],
    [`${folder}/module.xml`, document(moduleXml(numbered, written, desk, waitsFor))],
    [`${folder}/inforef.xml`, document(inforefXml(written, desk, grade))],
    [`${folder}/grades.xml`, document(gradesXml(numbered, written, desk, grade))],
    [`${folder}/roles.xml`, roles],
    [`${folder}/competencies.xml`, document(competenciesXml(written.competencies ?? [], desk))],
    ...(written.grading ? [[`${folder}/grading.xml`, document(written.grading)] as const] : []),
  ];
}

export const folderOf = ({ planned, cm }: Numbered): string => `activities/${modNameOf(planned)}_${cm}`;

function moduleXml(
  { planned, cm, section }: Numbered,
  { completion }: Written,
  { time }: Desk,
  waitsFor: readonly number[],
): Xml {
  const none = { completion: 0, completiongradeitemnumber: nullXml, completionpassgrade: 0, completionview: 0 };
  return xml`<module id="${cm}" version="${version}">${fields({
    modulename: modNameOf(planned),
    sectionid: section.id,
    sectionnumber: section.number,
    idnumber: planned.key,
    added: time,
    score: 0,
    indent: 0,
    visible: !planned.hidden,
    visibleoncoursepage: 1,
    visibleold: !planned.hidden,
    groupmode: 0,
    groupingid: 0,
    ...(completion ?? none),
    completionexpected: 0,
    availability: waitsFor.length === 0 ? nullXml : availabilityOf(waitsFor),
    showdescription: planned.kind === 'forum' || planned.kind === 'assign',
    downloadcontent: 1,
    lang: nullXml,
  })}
<tags>
</tags>
</module>`;
}

/** A learner sees why it is not open yet. */
const availabilityOf = (waitsFor: readonly number[]): string =>
  JSON.stringify({
    op: '&',
    c: waitsFor.map((cm) => ({ type: 'completion', cm, e: 1 })),
    showc: waitsFor.map(() => true),
  });

/** What is not named here is lost without a word: files, marks, and the questions of a quiz. */
function inforefXml({ files = [], asksBank }: Written, { bank }: Desk, grade: number | undefined): Xml {
  const list = (around: string, name: string, ids: readonly number[]) =>
    ids.length > 0 &&
    xml`
<${{ markup: around }}>${ids.map((id) => xml`<${{ markup: name }}><id>${id}</id></${{ markup: name }}>`)}</${{ markup: around }}>`;
  return xml`<inforef>${list('fileref', 'file', files)}${list('grade_itemref', 'grade_item', grade === undefined ? [] : [grade])}${
    asksBank && list('question_categoryref', 'question_category', bank.categories)
  }
</inforef>`;
}

function gradesXml({ planned, instance }: Numbered, { grade }: Written, desk: Desk, id: number | undefined): Xml {
  const item =
    grade &&
    id !== undefined &&
    gradeItem(
      id,
      {
        categoryid: grade.place === 'uncounted' ? categoryNumbers.course : categoryNumbers[grade.place],
        itemname: nameOf(planned.title),
        itemtype: 'mod',
        itemmodule: modNameOf(planned),
        iteminstance: instance,
        itemnumber: 0,
        idnumber: planned.key,
        grademax: decimal(grade.most),
        gradepass: decimal(grade.pass),
        counts: grade.place !== 'uncounted',
        sortorder: 10 + id,
      },
      desk.time,
    );
  return xml`<activity_gradebook>
<grade_items>${item}
</grade_items>
<grade_letters>
</grade_letters>
</activity_gradebook>`;
}

/** Found on the site by these two numbers; without the framework there, the link is dropped. */
const competenciesXml = (ids: readonly Id<'y'>[], { course }: Desk): Xml => xml`<course_module_competencies>
<competencies>${ids.map(
  (idnumber) => xml`
<competency>${fields({ idnumber, ruleoutcome: 1, sortorder: 0, frameworkidnumber: course.meta.id, overridegrade: 0 })}
</competency>`,
)}
</competencies>
</course_module_competencies>`;
