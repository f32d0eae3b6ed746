import { type Xml, xml } from '#codecs/xml';
import { say } from '#core/words';
import type { Desk } from '#formats/moodle-backup/desk';
import { type Column, decimal, document, fields, nullXml } from '#formats/moodle-backup/fields';

export const categoryNumbers = { course: 1, modules: 2, tests: 3 } as const;

/** Natural: marks are summed. */
const aggregation = 13;

interface GradeItem {
  readonly categoryid: Column;
  readonly itemname: Column;
  readonly itemtype: string;
  readonly itemmodule: Column;
  readonly iteminstance: number;
  readonly itemnumber: Column;
  readonly idnumber: Column;
  readonly grademax: string;
  readonly gradepass: string;
  /** Its weight is 0 where it does not. */
  readonly counts: boolean;
  readonly sortorder: number;
}

/** One line of the gradebook. */
export function gradeItem(id: number, { counts, ...item }: GradeItem, time: number): Xml {
  return xml`
<grade_item id="${id}">${fields({
    categoryid: item.categoryid,
    itemname: item.itemname,
    itemtype: item.itemtype,
    itemmodule: item.itemmodule,
    iteminstance: item.iteminstance,
    itemnumber: item.itemnumber,
    iteminfo: nullXml,
    idnumber: item.idnumber,
    calculation: nullXml,
    gradetype: 1,
    grademax: item.grademax,
    grademin: decimal(0),
    scaleid: nullXml,
    outcomeid: nullXml,
    gradepass: item.gradepass,
    multfactor: decimal(1),
    plusfactor: decimal(0),
    aggregationcoef: decimal(0),
    aggregationcoef2: decimal(0),
    weightoverride: !counts,
    sortorder: item.sortorder,
    display: 0,
    decimals: nullXml,
    hidden: 0,
    locked: 0,
    locktime: 0,
    needsupdate: 1,
    timecreated: time,
    timemodified: time,
  })}
<grade_grades>
</grade_grades>
</grade_item>`;
}

/** `gradebook.xml`: the marks of modules, and those of tests. */
export function gradebookOf({ means: { words }, time, next }: Desk): string {
  const { course, modules, tests } = categoryNumbers;
  const category = (id: number, parent: Column, fullname: string) => xml`
<grade_category id="${id}">${fields({
    parent,
    depth: parent === null ? 1 : 2,
    path: parent === null ? `/${id}/` : `/${course}/${id}/`,
    fullname,
    aggregation,
    keephigh: 0,
    droplow: 0,
    aggregateonlygraded: 1,
    aggregateoutcomes: 0,
    timecreated: time,
    timemodified: time,
    hidden: 0,
  })}
</grade_category>`;
  const item = (itemtype: string, iteminstance: number, sortorder: number) =>
    gradeItem(
      next('grade'),
      {
        categoryid: nullXml,
        itemname: itemtype === 'course' ? nullXml : '',
        itemtype,
        itemmodule: nullXml,
        iteminstance,
        itemnumber: nullXml,
        idnumber: nullXml,
        grademax: decimal(100),
        gradepass: decimal(0),
        counts: true,
        sortorder,
      },
      time,
    );
  return document(xml`<gradebook>
<attributes>
</attributes>
<grade_categories>${category(course, null, '?')}${category(modules, course, say(words, 'export.moodle.gradesOfModules'))}${category(tests, course, say(words, 'export.moodle.gradesOfTests'))}
</grade_categories>
<grade_items>${item('course', course, 1)}${item('category', modules, 2)}${item('category', tests, 3)}
</grade_items>
<grade_letters>
</grade_letters>
<grade_settings>
<grade_setting id="">${fields({ name: 'minmaxtouse', value: 1 })}
</grade_setting>
</grade_settings>
</gradebook>`);
}
