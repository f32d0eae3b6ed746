import { type Xml, xml } from '#codecs/xml';
import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import { type Column, decimal, fields } from '#formats/moodle-backup/fields';
import type { EntryMeans } from '#formats/moodle-backup/question/entry';
import { namedText, textFields } from '#formats/moodle-backup/question/text';

/** What the exchange file calls a type → what the database does. */
export const typeNames: Readonly<Record<string, string>> = {
  multichoice: 'multichoice',
  truefalse: 'truefalse',
  shortanswer: 'shortanswer',
  numerical: 'numerical',
  matching: 'match',
  ordering: 'ordering',
  essay: 'essay',
  cloze: 'multianswer',
};

type Writer = (element: XmlElement, id: number, means: EntryMeans) => Xml;

/** What the plugin of a type keeps besides what all questions have. */
export const ownXml = (type: string, element: XmlElement, id: number, means: EntryMeans): Xml =>
  writers[type]?.(element, id, means) ?? xml``;

const textOf = (element: XmlElement, name: string): string => childOf(element, name)?.text.trim() ?? '';
const isTrue = (element: XmlElement, name: string): boolean => /^(1|true)$/.test(textOf(element, name));

interface Answer {
  readonly id: number;
  readonly element: XmlElement;
  readonly xml: Xml;
}

/** Answers in order; a share is out of 1 here, out of 100 in the exchange file; an ordering counts its places. */
function answersOf(
  element: XmlElement,
  means: EntryMeans,
  share = (percent: number) => percent / 100,
): readonly Answer[] {
  return childrenOf(element, 'answer').map((answer) => {
    const id = means.next('answer');
    const text = textFields(answer, ['answertext', 'answerformat'], { area: 'answer', item: id }, means.pool);
    const feedback = textFields(
      childOf(answer, 'feedback'),
      ['feedback', 'feedbackformat'],
      { area: 'answerfeedback', item: id },
      means.pool,
    );
    const fraction = decimal(share(Number(answer.attributes['fraction'] ?? 0)), 7);
    return { id, element: answer, xml: answerXml(id, text, fraction, feedback) };
  });
}

export const answerXml = (id: number, text: Xml, fraction: string, feedback: Xml): Xml => xml`
<answer id="${id}">${text}${fields({ fraction })}${feedback}
</answer>`;

const answersXml = (answers: readonly Answer[]): Xml => xml`<answers>${answers.map((answer) => answer.xml)}
</answers>`;

const verdicts = (element: XmlElement, id: number, means: EntryMeans): Xml =>
  xml`${['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'].map((name) =>
    namedText(element, name, { item: id }, means.pool),
  )}`;

const writers: Readonly<Record<string, Writer>> = {
  multichoice(element, id, means) {
    return xml`${answersXml(answersOf(element, means))}
<multichoice id="${means.next('multichoice')}">${fields({
      layout: 0,
      single: isTrue(element, 'single'),
      shuffleanswers: isTrue(element, 'shuffleanswers'),
    })}${verdicts(element, id, means)}${fields({
      answernumbering: 'abc',
      shownumcorrect: childOf(element, 'shownumcorrect') !== undefined,
      showstandardinstruction: isTrue(element, 'showstandardinstruction'),
    })}
</multichoice>`;
  },
  truefalse(element, _, means) {
    const answers = answersOf(element, means);
    const numberOf = (text: string) => answers.find((answer) => textOf(answer.element, 'text') === text)?.id ?? 0;
    return xml`${answersXml(answers)}
<truefalse id="${means.next('truefalse')}">${fields({
      trueanswer: numberOf('true'),
      falseanswer: numberOf('false'),
      showstandardinstruction: 0,
    })}
</truefalse>`;
  },
  shortanswer: (element, _, means) => xml`${answersXml(answersOf(element, means))}
<shortanswer id="${means.next('shortanswer')}">${fields({ usecase: isTrue(element, 'usecase') })}
</shortanswer>`,
  numerical(element, _, means) {
    const answers = answersOf(element, means);
    const tolerances = answers.map((answer) => ({
      answer: answer.id,
      tolerance: textOf(answer.element, 'tolerance') || '0',
    }));
    const units = childrenOf(childOf(element, 'units'), 'unit').map((unit) => textOf(unit, 'unit_name'));
    return numericalXml(answersXml(answers), tolerances, units, means);
  },
  match: (
    element,
    id,
    means,
  ) => xml`<matchoptions id="${means.next('match')}">${fields({ shuffleanswers: 1 })}${verdicts(element, id, means)}${fields({ shownumcorrect: 1 })}
</matchoptions>
<matches>${childrenOf(element, 'subquestion').map((pair) => {
    const number = means.next('pair');
    const left = textFields(
      pair,
      ['questiontext', 'questiontextformat'],
      { area: 'subquestion', item: number, component: 'qtype_match' },
      means.pool,
    );
    return xml`
<match id="${number}">${left}${fields({ answertext: textOf(childOf(pair, 'answer') ?? pair, 'text') })}
</match>`;
  })}
</matches>`,
  ordering: (element, id, means) => xml`${answersXml(answersOf(element, means, (place) => place))}
<ordering id="${means.next('ordering')}">${fields({
    layouttype: 0,
    selecttype: 0,
    selectcount: 2,
    gradingtype: 0,
    showgrading: 1,
    numberingstyle: 'none',
  })}${verdicts(element, id, means)}${fields({ shownumcorrect: 1 })}
</ordering>`,
  essay: (element, id, means) => xml`<essay id="${means.next('essay')}">${fields({
    responseformat: 'editor',
    responserequired: 1,
    responsefieldlines: Number(textOf(element, 'responsefieldlines')),
    minwordlimit: null,
    maxwordlimit: null,
    attachments: 0,
    attachmentsrequired: 0,
  })}${namedText(element, 'graderinfo', { item: id, component: 'qtype_essay' }, means.pool)}${fields({
    responsetemplate: '',
    responsetemplateformat: 1,
    filetypeslist: '',
    maxbytes: 0,
  })}
</essay>`,
};

/** A number with its tolerance; the units that may be typed after it, or none. */
export function numericalXml(
  answers: Xml,
  records: readonly Readonly<Record<string, Column>>[],
  units: readonly string[],
  { next }: Pick<EntryMeans, 'next'>,
): Xml {
  return xml`${answers}
<numerical_units>${units.map(
    (unit) => xml`
<numerical_unit id="${next('unit')}">${fields({ multiplier: '1.00000000000000000000', unit })}
</numerical_unit>`,
  )}
</numerical_units>
<numerical_options>
<numerical_option id="${next('numericalOption')}">${fields({
    showunits: units.length > 0 ? 0 : 3,
    unitsleft: 0,
    unitgradingtype: 0,
    unitpenalty: '0.1000000',
  })}
</numerical_option>
</numerical_options>
<numerical_records>${records.map(
    (record) => xml`
<numerical_record id="${next('numerical')}">${fields(record)}
</numerical_record>`,
  )}
</numerical_records>`;
}
