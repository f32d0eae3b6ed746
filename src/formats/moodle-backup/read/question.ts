import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import { column, type FilesOf, made, madeText, numberIn } from '#formats/moodle-backup/read/element';

/** Gaps of clozes by the id of the question: what stands in their place in the text. */
export type GapText = (id: string) => string;

/** The database's name of a type → the exchange file's. */
const names: Readonly<Record<string, string>> = { match: 'matching', multianswer: 'cloze' };

/** A question of the bank as a `<question>` of Moodle XML, which our own reader of that knows. */
export function questionOf(row: XmlElement, idnumber: string, files: FilesOf, gapText: GapText): XmlElement {
  const id = row.attributes['id'] ?? '';
  const type = column(row, 'qtype');
  const own = childOf(row, `plugin_qtype_${type}_question`);
  const text = (name: string) => madeText(name, column(row, name), numberIn(row, `${name}format`), files(name, id));
  const sequence = column(childOf(own, 'multianswer'), 'sequence').split(',');
  const stem = column(row, 'questiontext').replace(/\{#(\d+)\}/g, (place, number) =>
    type === 'multianswer' ? gapText(sequence[Number(number) - 1] ?? '') || place : place,
  );
  const children = [
    made('name', [made('text', column(row, 'name'))]),
    ...madeText('questiontext', stem, numberIn(row, 'questiontextformat'), files('questiontext', id)),
    ...text('generalfeedback'),
    made('defaultgrade', column(row, 'defaultmark')),
    made('penalty', column(row, 'penalty')),
    made('idnumber', idnumber),
    ...(readers[type]?.(own, id, files) ?? []),
    ...childrenOf(childOf(row, 'question_hints'), 'question_hint').flatMap((hint) =>
      madeText('hint', column(hint, 'hint'), numberIn(hint, 'hintformat'), files('hint', hint.attributes['id'] ?? '')),
    ),
    made(
      'tags',
      childrenOf(childOf(row, 'tags'), 'tag').map((tag) => made('tag', [made('text', column(tag, 'rawname'))])),
    ),
  ];
  return made('question', children, { type: names[type] ?? type }, row.line);
}

type Reader = (own: XmlElement | undefined, id: string, files: FilesOf) => readonly XmlElement[];

const answersIn = (own: XmlElement | undefined) => childrenOf(childOf(own, 'answers'), 'answer');

/** A share is out of 1 in the database, out of 100 in the exchange file. */
const percent = (row: XmlElement): string => String(Math.round(numberIn(row, 'fraction') * 1e7) / 1e5);

function answerOf(row: XmlElement, files: FilesOf, more: readonly XmlElement[] = [], text = column(row, 'answertext')) {
  const id = row.attributes['id'] ?? '';
  const [whole] = madeText('answer', text, numberIn(row, 'answerformat'), files('answer', id));
  const feedback = madeText(
    'feedback',
    column(row, 'feedback'),
    numberIn(row, 'feedbackformat'),
    files('answerfeedback', id),
  );
  return made('answer', [...(whole?.children ?? []), ...feedback, ...more], {
    ...whole?.attributes,
    fraction: percent(row),
  });
}

const verdictsOf = (row: XmlElement | undefined): readonly XmlElement[] =>
  ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'].flatMap((name) =>
    madeText(name, column(row, name), 1),
  );

const flags = (row: XmlElement | undefined, ...columns: readonly string[]) =>
  columns.map((name) => made(name, column(row, name)));

const readers: Readonly<Record<string, Reader>> = {
  multichoice(own, _, files) {
    const options = childOf(own, 'multichoice');
    return [
      ...flags(options, 'single', 'shuffleanswers'),
      ...verdictsOf(options),
      ...answersIn(own).map((row) => answerOf(row, files)),
    ];
  },
  truefalse(own, _, files) {
    const right = column(childOf(own, 'truefalse'), 'trueanswer');
    return answersIn(own).map((row) => answerOf(row, files, [], row.attributes['id'] === right ? 'true' : 'false'));
  },
  shortanswer: (own, _, files) => [
    ...flags(childOf(own, 'shortanswer'), 'usecase'),
    ...answersIn(own).map((row) => answerOf(row, files)),
  ],
  numerical(own, _, files) {
    const records = childrenOf(childOf(own, 'numerical_records'), 'numerical_record');
    const toleranceOf = (id = '') =>
      column(
        records.find((row) => column(row, 'answer') === id),
        'tolerance',
      );
    const units = childrenOf(childOf(own, 'numerical_units'), 'numerical_unit').map((row) =>
      made('unit', [made('multiplier', String(numberIn(row, 'multiplier'))), made('unit_name', column(row, 'unit'))]),
    );
    const answers = answersIn(own).map((row) =>
      answerOf(row, files, [made('tolerance', toleranceOf(row.attributes['id']))]),
    );
    return [...answers, ...(units.length > 0 ? [made('units', units)] : [])];
  },
  match(own, _, files) {
    const pairs = childrenOf(childOf(own, 'matches'), 'match').map((row) => {
      const [left] = madeText(
        'subquestion',
        column(row, 'questiontext'),
        numberIn(row, 'questiontextformat'),
        files('subquestion', row.attributes['id'] ?? '', 'qtype_match'),
      );
      const right = made('answer', [made('text', column(row, 'answertext'))]);
      return made('subquestion', [...(left?.children ?? []), right], left?.attributes);
    });
    return [...verdictsOf(childOf(own, 'matchoptions')), ...pairs];
  },
  ordering(own, _, files) {
    const options = childOf(own, 'ordering');
    const inOrder = answersIn(own).toSorted((one, other) => numberIn(one, 'fraction') - numberIn(other, 'fraction'));
    return [
      made('gradingtype', numberIn(options, 'gradingtype') === 0 ? 'ABSOLUTE_POSITION' : 'OTHER'),
      made('selecttype', numberIn(options, 'selecttype') === 0 ? 'ALL' : 'OTHER'),
      ...verdictsOf(options),
      ...inOrder.map((row) => answerOf(row, files)),
    ];
  },
  essay(own, id, files) {
    const options = childOf(own, 'essay');
    return [
      ...flags(options, 'responseformat', 'responsefieldlines', 'attachments', 'minwordlimit', 'maxwordlimit'),
      ...madeText('graderinfo', column(options, 'graderinfo'), 1, files('graderinfo', id, 'qtype_essay')),
      ...madeText('responsetemplate', column(options, 'responsetemplate'), 1),
    ];
  },
};
