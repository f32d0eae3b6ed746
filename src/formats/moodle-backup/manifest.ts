import { type Xml, xml } from '#codecs/xml';
import { sectionTitle, shortName } from '#formats/moodle-backup/course';
import { courseContext, courseNumber, type Desk, modNameOf, type Numbered } from '#formats/moodle-backup/desk';
import { document, fields, nameOf } from '#formats/moodle-backup/fields';
import { folderOf, version } from '#formats/moodle-backup/module';
import type { PlannedSection } from '#formats/moodle-backup/plan';

/** No site's own: with the hash of the site that restores, Moodle would take ids in the file for its own. */
const stranger = '6e6176657474650000006e6176657474';

/** The settings that the restore goes by; without any, all activities vanish. No person is in the file. */
const rootSettings = {
  imscc11: 0,
  users: 0,
  anonymize: 0,
  role_assignments: 0,
  activities: 1,
  blocks: 0,
  files: 1,
  filters: 0,
  comments: 0,
  badges: 0,
  calendarevents: 0,
  userscompletion: 0,
  logs: 0,
  grade_histories: 0,
  groups: 1,
  competencies: 1,
  customfield: 0,
  contentbankcontent: 0,
  xapistate: 0,
  legacyfiles: 0,
  questionbank: 1,
};

export interface NumberedSection {
  readonly section: PlannedSection;
  readonly id: number;
  readonly activities: readonly Numbered[];
}

/** `moodle_backup.xml`: what is in the file, in the order of the course page. */
export function manifestOf(sections: readonly NumberedSection[], fileName: string, desk: Desk): string {
  const { course, time } = desk;
  const activities = sections.flatMap((section) => section.activities);
  const about = fields({
    name: fileName,
    moodle_version: version,
    moodle_release: '4.5 (Build: 20241007)',
    backup_version: version,
    backup_release: '4.5',
    backup_date: time,
    mnet_remoteusers: 0,
    include_files: 1,
    include_file_references_to_external_content: 0,
    original_wwwroot: 'https://navette.invalid',
    original_site_identifier_hash: stranger,
    original_course_id: courseNumber,
    original_course_format: 'topics',
    original_course_fullname: nameOf(course.meta.title),
    original_course_shortname: shortName(desk),
    original_course_startdate: time,
    original_course_enddate: 0,
    original_course_contextid: courseContext,
    original_system_contextid: 1,
  });
  const detail = fields({
    type: 'course',
    format: 'moodle2',
    interactive: 1,
    mode: 10,
    execution: 1,
    executiontime: 0,
  });
  return document(xml`<moodle_backup>
<information>${about}
<details>
<detail backup_id="${stranger}">${detail}
</detail>
</details>
<contents>
<activities>${activities.map((one) => activityXml(one))}
</activities>
<sections>${sections.map(({ section, id }) => sectionXml(section, id, desk))}
</sections>
<course>${fields({ courseid: courseNumber, title: shortName(desk), directory: 'course' })}
</course>
</contents>
<settings>${settingsOf(sections, activities, fileName)}
</settings>
</information>
</moodle_backup>`);
}

const activityXml = (numbered: Numbered): Xml => xml`
<activity>${fields({
  moduleid: numbered.cm,
  sectionid: numbered.section.id,
  modulename: modNameOf(numbered.planned),
  title: nameOf(numbered.planned.title),
  directory: folderOf(numbered),
  insubsection: '',
})}
</activity>`;

const sectionXml = (section: PlannedSection, id: number, desk: Desk): Xml => xml`
<section>${fields({ sectionid: id, title: sectionTitle(section, desk) || '0', directory: `sections/section_${id}`, parentcmid: '', modname: '' })}
</section>`;

function settingsOf(
  sections: readonly NumberedSection[],
  activities: readonly Numbered[],
  fileName: string,
): readonly Xml[] {
  const setting = (columns: Readonly<Record<string, string | number>>) => xml`
<setting>${fields(columns)}
</setting>`;
  const pair = (level: 'section' | 'activity', name: string) => [
    setting({ level, [level]: name, name: `${name}_included`, value: 1 }),
    setting({ level, [level]: name, name: `${name}_userinfo`, value: 0 }),
  ];
  return [
    setting({ level: 'root', name: 'filename', value: fileName }),
    ...Object.entries(rootSettings).map(([name, value]) => setting({ level: 'root', name, value })),
    ...sections.flatMap(({ id }) => pair('section', `section_${id}`)),
    ...activities.flatMap((one) => pair('activity', folderOf(one).replace('activities/', ''))),
  ];
}
