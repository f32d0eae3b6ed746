import { type Xml, xml } from '#codecs/xml';
import { richToPlain } from '#blocks/rich';
import type { Form } from '#core/forms/schema';
import type { Problem } from '#core/problem';
import { say } from '#core/words';
import { type Desk, type Numbered, placeIn, richOf, type Written } from '#formats/moodle-backup/desk';
import { decimal, fields, html, nameOf, nullXml } from '#formats/moodle-backup/fields';
import { gridOf } from '#formats/moodle-backup/observation';
import { itemsOf } from '#formats/moodle-feedback/form';
import { type Item, optionsOf } from '#formats/moodle-feedback/item';

/** A form as Moodle's Feedback, and what was lost on the way. */
export function feedbackOf(
  form: Form,
  desk: Desk,
): { readonly written: Written; readonly problems: readonly Problem[] } {
  const { items, problems } = itemsOf(form, byId(desk), desk.source);
  const { words } = desk.means;
  const ids = items.map(() => desk.next('item'));
  const own = xml`${fields({
    name: nameOf(form.title),
    intro: '',
    introformat: html,
    anonymous: form.anonymous ? 1 : 2,
    email_notification: 0,
    multiple_submit: 0,
    autonumbering: 0,
    site_after_submit: '',
    page_after_submit: xml`<p>${say(words, 'export.moodle.thanks')}</p>`.markup,
    page_after_submitformat: html,
    publish_stats: 0,
    timeopen: 0,
    timeclose: 0,
    timemodified: desk.time,
    completionsubmit: 1,
  })}
<items>${items.map((item, at) => itemXml(item, at, ids))}
</items>`;
  const completion = { completion: 2, completiongradeitemnumber: nullXml, completionpassgrade: 0, completionview: 0 };
  return { written: { own, completion }, problems };
}

const byId = ({ course }: Desk) => new Map(course.questions.map((question) => [question.id, question]));

function itemXml(item: Item, at: number, ids: readonly number[]): Xml {
  const isAsked = item.type !== 'label' && item.type !== 'pagebreak';
  return xml`
<item id="${ids[at]}">${fields({
    template: 0,
    name: item.text ?? '',
    label: item.label ?? '',
    presentation: item.presentation ?? '',
    typ: item.type,
    hasvalue: isAsked,
    position: at + 1,
    required: item.required ?? false,
    dependitem: item.depends ? (ids[item.depends.on - 1] ?? 0) : 0,
    dependvalue: item.depends?.value ?? '',
    options: optionsOf(item),
  })}
</item>`;
}

/** A grid of observation as an assignment that nobody hands anything in to, marked by a rubric. */
export function assignOf(form: Form, numbered: Numbered, desk: Desk): Written {
  const { criteria, others } = gridOf(form, byId(desk));
  const { words } = desk.means;
  const { html: head, files } = richOf(form.introduction, desk, placeIn(numbered, 'intro'));
  const notes =
    others.length > 0 &&
    xml`<p>${say(words, 'export.moodle.alsoNote')}</p><ul>${others.map(({ stem }) => xml`<li>${richToPlain(stem)}</li>`)}</ul>`;
  const config = (plugin: string, subtype: string, value: number) => xml`
<plugin_config id="${desk.next('config')}">${fields({ plugin, subtype, name: 'enabled', value })}
</plugin_config>`;
  const own = xml`${fields({
    name: nameOf(form.title),
    intro: head + xml`${notes}`.markup,
    introformat: html,
    alwaysshowdescription: 1,
    submissiondrafts: 0,
    sendnotifications: 0,
    sendlatenotifications: 0,
    sendstudentnotifications: 1,
    duedate: 0,
    cutoffdate: 0,
    gradingduedate: 0,
    allowsubmissionsfromdate: 0,
    grade: 100,
    timemodified: desk.time,
    completionsubmit: 0,
    requiresubmissionstatement: 0,
    teamsubmission: 0,
    requireallteammemberssubmit: 0,
    teamsubmissiongroupingid: 0,
    blindmarking: 0,
    hidegrader: 0,
    revealidentities: 0,
    attemptreopenmethod: 'manual',
    maxattempts: 1,
    markingworkflow: 0,
    markingallocation: 0,
    markinganonymous: 0,
    preventsubmissionnotingroup: 0,
    activity: '',
    activityformat: html,
    timelimit: 0,
    submissionattachments: 0,
  })}
<plugin_configs>${config('onlinetext', 'assignsubmission', 0)}${config('file', 'assignsubmission', 0)}${config('comments', 'assignfeedback', 1)}
</plugin_configs>`;
  return {
    own,
    files,
    grade: { most: 100, pass: 0, place: 'uncounted' },
    completion: { completion: 2, completiongradeitemnumber: 0, completionpassgrade: 0, completionview: 0 },
    grading: rubricXml(form, criteria, desk),
  };
}

const options = {
  sortlevelsasc: '1',
  lockzeropoints: '1',
  alwaysshowdefinition: '1',
  showdescriptionteacher: '1',
  showdescriptionstudent: '1',
  showscoreteacher: '1',
  showscorestudent: '1',
  enableremarks: '1',
  showremarksstudent: '1',
};

function rubricXml(form: Form, criteria: ReturnType<typeof gridOf>['criteria'], { next, time }: Desk): Xml {
  return xml`<areas>
<area id="${next('gradingArea')}">${fields({ areaname: 'submissions', activemethod: 'rubric' })}
<definitions>
<definition id="${next('definition')}">${fields({
    method: 'rubric',
    name: nameOf(form.title),
    description: '',
    descriptionformat: html,
    status: 20,
    timecreated: time,
    timemodified: time,
    options: JSON.stringify(options),
  })}
<plugin_gradingform_rubric_definition>
<criteria>${criteria.map(
    ({ stem, scale, lowest = 1 }, at) => xml`
<criterion id="${next('criterion')}">${fields({ sortorder: at + 1, description: richToPlain(stem), descriptionformat: 0 })}
<levels>${scale.map(
      ({ label }, level) => xml`
<level id="${next('level')}">${fields({ score: decimal(lowest + level), definition: label, definitionformat: 0 })}
</level>`,
    )}
</levels>
</criterion>`,
  )}
</criteria>
</plugin_gradingform_rubric_definition>
</definition>
</definitions>
</area>
</areas>`;
}
