import { type RenderContext, renderBlocks, toHtml } from '#blocks/render';
import type { Block } from '#blocks/models';
import { type Xml, xml } from '#codecs/xml';
import { activitiesOf, type Activity, type Module, type Sequence } from '#core/design/schema';
import { say } from '#core/words';
import { type Desk, drawing, linkTo, type Numbered, placeIn, richOf, type Written } from '#formats/moodle-backup/desk';
import { fields, html, nameOf, nullXml } from '#formats/moodle-backup/fields';
import type { Planned } from '#formats/moodle-backup/plan';

/** What a label of a sequence says: what is done there, when and how; what is in Moodle has its link. */
export function labelOf(title: string, sequence: Sequence | undefined, numbered: Numbered, desk: Desk): Written {
  const place = placeIn(numbered, 'intro');
  const { html: intro, files } = sequence ? { html: sequenceHtml(sequence, desk), files: [] } : welcomeOf(desk, place);
  return { own: fields({ name: nameOf(title), intro, introformat: html, timemodified: desk.time }), files };
}

/** The head of the course: a teacher who restores into a course of his own keeps the summary that it had. */
function welcomeOf(desk: Desk, place: ReturnType<typeof placeIn>) {
  const { meta, audience } = desk.course;
  const { html: summary, files } = richOf(meta.summary, desk, place);
  const { prerequisites } = audience;
  const needed =
    prerequisites.length > 0 &&
    xml`<h5>${say(desk.means.words, 'export.moodle.prerequisites')}</h5><ul>${prerequisites.map((one) => xml`<li>${desk.print(one)}</li>`)}</ul>`;
  return { html: summary + xml`${needed}`.markup, files };
}

function sequenceHtml({ code, title, activities }: Sequence, desk: Desk): string {
  return xml`<h5>${code} \u00b7 ${desk.print(title)}</h5><ul>${activities.map((activity) => xml`<li>${lineOf(activity, desk)}</li>`)}</ul>`
    .markup;
}

function lineOf(activity: Activity, desk: Desk): Xml {
  const { words } = desk.means;
  const slots = desk.course.design.timetable
    .filter((slot) => slot.activity === activity.id)
    .map(({ day, start, end }) => say(words, 'export.moodle.slot', { day, start, end }));
  const how = [
    say(words, 'export.moodle.minutes', { minutes: activity.minutes }),
    ...(activity.method ? [say(words, `export.moodle.method.${activity.method}`)] : []),
    say(words, `export.moodle.modality.${activity.modality}`),
  ];
  const targets = [...new Set([...activity.pages, activity.test, activity.form, activity.id])].flatMap((key) =>
    key === undefined ? [] : targetOf(key, desk, () => true),
  );
  const link = targetOf(moduleOf(activity, desk)?.id ?? '', desk, (planned) => isInside(activity, planned));
  const when = slots.length > 0 && xml`<strong>${slots.join(', ')}</strong> \u00b7 `;
  const all = [...link, ...targets];
  return xml`${when}${desk.print(activity.title)} (${how.join(', ')})${all.length > 0 && xml` \u2192${all.map((one, at) => xml`${at > 0 && ','}${one}`)}`}`;
}

/** A link to what is in the file; of what is not, its name, which Moodle's filter makes a link where it is on. */
function targetOf(key: string, desk: Desk, isMeant: (planned: Planned) => boolean): readonly Xml[] {
  const inside = desk.activity(key);
  if (inside)
    return isMeant(inside.planned) ? [xml` <a href="${linkTo(inside)}">${nameIn(inside.planned, desk)}</a>`] : [];
  const outside = desk.elsewhere(key);
  return outside && isMeant(outside) ? [xml` ${rawName(outside, desk)}`] : [];
}

/** As the activity is called in Moodle, to the apostrophe and not as its entity: the filter looks for just that. */
const rawName = ({ kind, title }: Planned, { means }: Desk): Xml => {
  const name = nameOf(kind === 'glossary' ? say(means.words, 'export.moodle.glossary') : title);
  return { markup: name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') };
};

/** Its pages are in the package, or its quiz is. */
const isInside = ({ pages, test }: Activity, planned: Planned): boolean =>
  planned.kind === 'scorm' && (pages.length > 0 || (test !== undefined && test === planned.unit.test?.id));

const moduleOf = ({ id }: Activity, { course }: Desk): Module | undefined =>
  course.design.modules.find((module) => activitiesOf([module]).some((one) => one.id === id));

const nameIn = (planned: Planned, desk: Desk): string =>
  planned.kind === 'glossary' ? say(desk.means.words, 'export.moodle.glossary') : desk.print(planned.title);

/** A page of the course, or its glossary, as Moodle's page: it reads without script, its media beside it. */
export function pageOf(title: string, blocks: readonly Block[], numbered: Numbered, desk: Desk): Written {
  const { context, files } = drawing(desk, placeIn(numbered, 'content'));
  const content = dressed(drawn(blocks, context));
  return {
    own: fields({
      name: nameOf(title),
      intro: '',
      introformat: html,
      content,
      contentformat: html,
      legacyfiles: 0,
      legacyfileslast: nullXml,
      display: 5,
      displayoptions: 'a:2:{s:10:"printintro";i:0;s:17:"printlastmodified";i:0;}',
      revision: 1,
      timemodified: desk.time,
    }),
    files: files(),
    ...(numbered.planned.kind === 'page' && { completion: viewed }),
  };
}

/** Done when it was opened. */
const viewed = { completion: 2, completiongradeitemnumber: nullXml, completionpassgrade: 0, completionview: 1 };

const drawn = (blocks: readonly Block[], context: RenderContext): string => toHtml(renderBlocks(blocks, context));

/** Our classes mean nothing to Moodle; these are of its own theme. */
const dress: readonly (readonly [RegExp, string])[] = [
  [/class="nv-callout nv-caution"/g, 'class="alert alert-warning"'],
  [/class="nv-callout nv-[a-z]+"/g, 'class="alert alert-info"'],
  [/<div class="nv-table"/g, '<div class="table-responsive"'],
  [/<table>/g, '<table class="table table-bordered">'],
  [/<img /g, '<img class="img-fluid" '],
  [/<details class="nv-panel">/g, '<details class="border rounded p-2 mb-2">'],
  [/ class="nv-[^"]*"/g, ''],
];

const dressed = (markup: string): string => dress.reduce((text, [ours, theirs]) => text.replace(ours, theirs), markup);

/** A discussion at a distance, as a forum in which all may begin. */
export function forumOf(activity: Activity, desk: Desk): Written {
  const { words } = desk.means;
  const intro = xml`<p>${say(words, 'export.moodle.forum', { title: activity.title })}</p>`.markup;
  return {
    own: xml`${fields({
      type: 'general',
      name: nameOf(activity.title),
      intro,
      introformat: html,
      duedate: 0,
      cutoffdate: 0,
      assessed: 0,
      assesstimestart: 0,
      assesstimefinish: 0,
      scale: 0,
      maxbytes: 0,
      maxattachments: 9,
      forcesubscribe: 0,
      trackingtype: 1,
      rsstype: 0,
      rssarticles: 0,
      timemodified: desk.time,
      warnafter: 0,
      blockafter: 0,
      blockperiod: 0,
      completiondiscussions: 0,
      completionreplies: 0,
      completionposts: 1,
      displaywordcount: 0,
      lockdiscussionafter: 0,
      grade_forum: 0,
    })}
<discussions>
</discussions>`,
    completion: { completion: 2, completiongradeitemnumber: nullXml, completionpassgrade: 0, completionview: 0 },
  };
}
