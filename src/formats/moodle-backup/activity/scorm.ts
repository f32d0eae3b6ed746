import { zip } from '#codecs/zipTree';
import { type Xml, xml } from '#codecs/xml';
import type { Id } from '#core/id';
import { type Desk, type Numbered, placeIn, type Written } from '#formats/moodle-backup/desk';
import { fields, html, nameOf, nullXml } from '#formats/moodle-backup/fields';
import { packageOf } from '#formats/package/packages';
import { sharedPress } from '#formats/run';
import { scormKind } from '#formats/scorm12/write';
import type { Unit } from '#formats/unit';

/**
 * A module as a SCORM activity. Moodle's restore never opens the package: its files stand unpacked beside it, and its
 * organization and item are written out, or the player finds nothing.
 */
export function scormOf(unit: Unit, numbered: Numbered, desk: Desk): Written {
  const { course, means, pool, next, time } = desk;
  const inner = packageOf(unit, course, means, scormKind);
  const archive = zip(inner, course.meta.modified, undefined, sharedPress(means));
  const name = `${course.name}-${unit.name}.scorm12.zip`;
  const files = [
    pool.add(placeIn(numbered, 'package'), name, archive),
    ...[...inner].map(([path, content]) => pool.add(placeIn(numbered, 'content'), path, content)),
  ];
  const organization = next('sco');
  const item = next('sco');
  const graded = unit.test?.kind === 'graded';
  const mastery = graded ? unit.test?.passShare : undefined;
  const manifest = `${course.meta.id}-${unit.id}`;
  const own = xml`${fields({
    name: nameOf(unit.title),
    scormtype: 'local',
    reference: name,
    intro: '',
    introformat: html,
    version: 'SCORM_1.2',
    maxgrade: 100,
    grademethod: 1,
    whatgrade: 0,
    maxattempt: 0,
    forcecompleted: 0,
    forcenewattempt: 0,
    lastattemptlock: 0,
    masteryoverride: 1,
    displayattemptstatus: 1,
    displaycoursestructure: 0,
    updatefreq: 0,
    sha1hash: pool.hashOf(archive),
    md5hash: '',
    revision: 1,
    launch: item,
    skipview: 2,
    hidebrowse: 1,
    hidetoc: 3,
    nav: 0,
    navpositionleft: -100,
    navpositiontop: -100,
    auto: 0,
    popup: 0,
    options: '',
    width: 100,
    height: 600,
    timeopen: 0,
    timeclose: 0,
    timemodified: time,
    completionstatusrequired: graded ? 6 : 4,
    completionscorerequired: nullXml,
    completionstatusallscos: 0,
    autocommit: 0,
  })}
<scoes>${scoXml(organization, { manifest, organization: '', parent: '/', identifier: 'o', launch: '', scormtype: '', title: nameOf(unit.title), sortorder: 1 }, [])}${scoXml(
    item,
    {
      manifest,
      organization: 'o',
      parent: 'o',
      identifier: 'i',
      launch: 'index.html',
      scormtype: 'sco',
      title: nameOf(unit.title),
      sortorder: 2,
    },
    [
      ['isvisible', 'true'],
      ['parameters', ''],
      ...(mastery === undefined ? [] : [['masteryscore', String(mastery)] as const]),
    ].map(
      ([name = '', value = '']) => xml`
<sco_data id="${next('scoData')}">${fields({ name, value })}
</sco_data>`,
    ),
  )}
</scoes>`;
  return {
    own,
    files,
    grade: { most: 100, pass: mastery ?? 0, place: graded ? 'modules' : 'uncounted' },
    completion: { completion: 2, completiongradeitemnumber: nullXml, completionpassgrade: 0, completionview: 0 },
    competencies: competenciesOf(unit, desk),
  };
}

const scoXml = (id: number, columns: Readonly<Record<string, string | number>>, data: readonly Xml[]): Xml => xml`
<sco id="${id}">${fields(columns)}
<sco_datas>${data}
</sco_datas>
</sco>`;

function competenciesOf({ id }: Unit, { course }: Desk): readonly Id<'y'>[] {
  const aims = course.design.modules.find((module) => module.id === id)?.objectives ?? [];
  return [
    ...new Set(course.objectives.filter((one) => aims.includes(one.id)).flatMap(({ competencies }) => competencies)),
  ];
}
