import { type Xml, xml } from '#codecs/xml';
import { say } from '#core/words';
import { courseContext, courseNumber, type Desk, modNameOf, type Numbered } from '#formats/moodle-backup/desk';
import { document, fields, html, nameOf, nullXml } from '#formats/moodle-backup/fields';
import { gradebookOf } from '#formats/moodle-backup/gradebook';
import { roles } from '#formats/moodle-backup/module';
import type { PlannedSection } from '#formats/moodle-backup/plan';
import { htmlWithoutImages } from '#formats/moodle-xml/richText';

/** What stands around the activities; roots that hold nothing have to be there all the same. */
export function courseFiles(desk: Desk, tracked: readonly Numbered[]): readonly (readonly [string, string])[] {
  return [
    ['course/course.xml', courseXml(desk)],
    ['course/roles.xml', roles],
    ['course/inforef.xml', document(xml`<inforef>\n</inforef>`)],
    ['course/competencies.xml', competenciesXml(desk)],
    ['completion.xml', completionXml(tracked, desk)],
    ['gradebook.xml', gradebookOf(desk)],
    ['groups.xml', groupsXml(desk)],
    ['outcomes.xml', document(xml`<outcomes_definition>\n</outcomes_definition>`)],
    ['questions.xml', desk.bank.file],
    ['roles.xml', document(xml`<roles_definition>\n</roles_definition>`)],
    ['scales.xml', document(xml`<scales_definition>\n</scales_definition>`)],
  ];
}

/** Moodle's name of the course in its menus. */
export const shortName = ({ course }: Desk): string => course.name;

function courseXml(desk: Desk): string {
  const { course, time } = desk;
  return document(xml`<course id="${courseNumber}" contextid="${courseContext}">${fields({
    shortname: shortName(desk),
    fullname: nameOf(course.meta.title),
    idnumber: '',
    summary: course.meta.summary === undefined ? '' : htmlWithoutImages(course.meta.summary, desk.source).html,
    summaryformat: html,
    format: 'topics',
    showgrades: 1,
    newsitems: 0,
    startdate: time,
    enddate: 0,
    marker: 0,
    maxbytes: 0,
    legacyfiles: 0,
    showreports: 0,
    visible: 1,
    groupmode: 0,
    groupmodeforce: 0,
    defaultgroupingid: 0,
    lang: '',
    theme: '',
    timecreated: time,
    timemodified: time,
    requested: 0,
    showactivitydates: 1,
    showcompletionconditions: 1,
    pdfexportfont: nullXml,
    enablecompletion: 1,
    completionnotify: 0,
  })}
<category id="1"><name>Navette</name><description>${nullXml}</description></category>
<tags>
</tags>
<customfields>
</customfields>
<courseformatoptions>
</courseformatoptions>
</course>`);
}

export const sectionTitle = ({ number, module }: PlannedSection, { means: { words } }: Desk): string =>
  number === 0 ? '' : module ? nameOf(`${module.code} \u00b7 ${module.title}`) : say(words, 'export.moodle.evaluation');

/** `section.xml` of one section: the aims and the product of its module. */
export function sectionXml(section: PlannedSection, id: number, cms: readonly number[], desk: Desk): string {
  const { course, means, time } = desk;
  const { module } = section;
  const aims = course.objectives.filter((objective) => module?.objectives.includes(objective.id));
  const summary = xml`${aims.length > 0 && xml`<p><strong>${say(means.words, 'export.moodle.aims')}</strong></p><ul>${aims.map(({ text }) => xml`<li>${desk.print(text)}</li>`)}</ul>`}${
    module?.product !== undefined &&
    xml`<p>${desk.print(say(means.words, 'export.moodle.product', { product: module.product }))}</p>`
  }`;
  return document(xml`<section id="${id}">${fields({
    number: section.number,
    name: section.number === 0 ? nullXml : sectionTitle(section, desk),
    summary: summary.markup,
    summaryformat: html,
    sequence: cms.join(','),
    visible: 1,
    availabilityjson: nullXml,
    component: nullXml,
    itemid: nullXml,
    timemodified: time,
  })}
</section>`);
}

/** The course is done when all that is tracked in modules is, and the test at the end. */
function completionXml(tracked: readonly Numbered[], { next }: Desk): string {
  const criteria = tracked.map(
    (numbered) => xml`
<course_completion_criteria id="${next('criterion of the course')}">${fields({
      course: courseNumber,
      criteriatype: 4,
      module: modNameOf(numbered.planned),
      moduleinstance: numbered.cm,
      courseinstanceshortname: nullXml,
      enrolperiod: nullXml,
      timeend: nullXml,
      gradepass: nullXml,
      role: nullXml,
      roleshortname: nullXml,
    })}
</course_completion_criteria>`,
  );
  const all = (id: number, criteriatype: number | Xml) => xml`
<course_completion_aggr_methd id="${id}">${fields({ course: courseNumber, criteriatype, method: 1, value: nullXml })}
</course_completion_aggr_methd>`;
  return document(xml`<course_completion>${criteria}${criteria.length > 0 && [all(1, nullXml), all(2, 4)]}
</course_completion>`);
}

function groupsXml({ course, time, next }: Desk): string {
  const groups = course.audience.groups.map(
    ({ id, code, name, functions }) => xml`
<group id="${next('group')}">${fields({
      name: nameOf(`${code} \u2013 ${name}`),
      idnumber: id,
      description: functions ?? '',
      descriptionformat: 2,
      enrolmentkey: '',
      picture: 0,
      visibility: 0,
      participation: 1,
      timecreated: time,
      timemodified: time,
    })}
<group_members>
</group_members>
</group>`,
  );
  return document(xml`<groups>
<groupcustomfields>
</groupcustomfields>${groups}
<groupings>
<groupingcustomfields>
</groupingcustomfields>
</groupings>
</groups>`);
}

function competenciesXml({ course }: Desk): string {
  const links = course.needs.competencies.map(
    ({ id: idnumber }, sortorder) => xml`
<competency>${fields({ id: sortorder + 1, idnumber, ruleoutcome: 1, sortorder, frameworkid: 1, frameworkidnumber: course.meta.id })}
</competency>`,
  );
  return document(xml`<course_competencies>
<competencies>${links}
</competencies>
<user_competencies>
</user_competencies>
</course_competencies>`);
}
