import { type Xml, xml } from '#codecs/xml';
import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import { courseContext, type Numbers } from '#formats/moodle-backup/desk';
import { decimal, fields, html, nullXml } from '#formats/moodle-backup/fields';
import type { Pool } from '#formats/moodle-backup/pool';
import { gapsIn } from '#formats/moodle-backup/question/gaps';
import { ownXml, typeNames } from '#formats/moodle-backup/question/own';
import { namedText, textFields } from '#formats/moodle-backup/question/text';

export interface EntryMeans {
  readonly next: Numbers;
  readonly pool: Pool;
  /** The same whenever the course is exported, and nobody by number 0 rather than NULL: Moodle then knows a question again. */
  readonly time: number;
}

/**
 * A `<question>` of Moodle XML as entries of a question bank: one, and one more for each gap of a cloze, whose weights are
 * shares of its mark.
 */
export function entriesOf(
  element: XmlElement,
  category: number,
  means: EntryMeans,
): { readonly entry: number; readonly mark: number; readonly xml: Xml } {
  const { next } = means;
  const entry = next('entry');
  const id = next('question');
  const number = childOf(element, 'idnumber')?.text.trim() ?? '';
  const type = typeNames[element.attributes['type'] ?? ''] ?? '';
  const name = childOf(childOf(element, 'name'), 'text')?.text ?? '';
  const shared = { category, name, ...means };
  const mark = Number(childOf(element, 'defaultgrade')?.text ?? 1);
  if (type !== 'multianswer') {
    const stem = namedText(element, 'questiontext', { item: id }, means.pool);
    return {
      entry,
      mark,
      xml: entryXml({ ...shared, id, entry, number, mark, type, stem, own: ownXml(type, element, id, means), element }),
    };
  }
  const { text, gaps } = gapsIn(childOf(childOf(element, 'questiontext'), 'text')?.text ?? '', means);
  const parts = gaps.map((gap) => ({ ...gap, id: next('question'), entry: next('entry') }));
  const stem = textFields(
    childOf(element, 'questiontext'),
    ['questiontext', 'questiontextformat'],
    { area: 'questiontext', item: id },
    means.pool,
    text,
  );
  const own = xml`<answers>\n</answers>
<multianswer id="${next('multianswer')}">${fields({ question: id, sequence: parts.map((part) => part.id).join(',') })}
</multianswer>`;
  const inner = parts.map((part) =>
    entryXml({
      ...shared,
      id: part.id,
      entry: part.entry,
      number: '',
      mark: part.weight,
      type: part.type,
      stem: fields({ questiontext: part.source, questiontextformat: html }),
      own: part.own,
      element: undefined,
      parent: id,
    }),
  );
  return {
    entry,
    mark,
    xml: xml`${entryXml({ ...shared, id, entry, number, mark, type, stem, own, element })}${inner}`,
  };
}

interface Entry extends EntryMeans {
  readonly category: number;
  readonly name: string;
  readonly id: number;
  readonly entry: number;
  readonly number: string;
  readonly mark: number;
  readonly type: string;
  readonly stem: Xml;
  readonly own: Xml;
  /** The source of what all types have; a gap has none of it. */
  readonly element: XmlElement | undefined;
  readonly parent?: number;
}

function entryXml({
  category,
  name,
  id,
  entry,
  number,
  mark,
  type,
  stem,
  own,
  element,
  parent = 0,
  ...means
}: Entry): Xml {
  const feedback = namedText(element, 'generalfeedback', { item: id }, means.pool);
  const { time } = means;
  return xml`
<question_bank_entry id="${entry}">${fields({ questioncategoryid: category, idnumber: number || null, ownerid: null })}
<question_version>
<question_versions id="${entry}">${fields({ version: 1, status: 'ready' })}
<questions>
<question id="${id}">${fields({ parent, name })}${stem}${feedback}${fields({
    defaultmark: decimal(mark, 7),
    penalty: decimal(Number(childOf(element, 'penalty')?.text ?? 0), 7),
    qtype: type,
    length: 1,
    stamp: `navette+${number || `${entry}`}`,
    timecreated: time,
    timemodified: time,
    createdby: 0,
    modifiedby: 0,
  })}
<plugin_qtype_${type}_question>
${own}
</plugin_qtype_${type}_question>
<question_hints>${childrenOf(element, 'hint').map((hint) => hintXml(hint, means))}
</question_hints>
<tags>${childrenOf(childOf(element, 'tags'), 'tag').map((tag) => tagXml(childOf(tag, 'text')?.text ?? '', means))}
</tags>
</question>
</questions>
</question_versions>
</question_version>
</question_bank_entry>`;
}

function hintXml(hint: XmlElement, means: EntryMeans): Xml {
  const id = means.next('hint');
  return xml`
<question_hint id="${id}">${textFields(hint, ['hint', 'hintformat'], { area: 'hint', item: id }, means.pool)}${fields({
    shownumcorrect: 0,
    clearwrong: 0,
    options: nullXml,
  })}
</question_hint>`;
}

/** Moodle compares tags in lower case, and shows them as they were typed. */
const tagXml = (tag: string, { next }: EntryMeans): Xml => xml`
<tag id="${next('tag')}" contextid="${courseContext}">${fields({ name: tag.toLowerCase(), rawname: tag })}
</tag>`;
