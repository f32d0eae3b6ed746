import * as v from 'valibot';
import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import { htmlToLine } from '#codecs/htmlRead';
import { type Id, isId, newId } from '#core/id';
import { type Test, testSchema } from '#core/test/schema';
import { column, numberIn } from '#formats/moodle-backup/read/element';
import type { Desk } from '#formats/reading/reading';
import type { Sheet } from '#formats/reading/sheet';

export interface QuizParts {
  readonly quiz: XmlElement;
  readonly module: XmlElement | undefined;
  readonly grades: XmlElement | undefined;
}

/** A quiz as a test. When it is taken no quiz says: its place and what it waits for are a guess. */
export function readTest(
  { quiz, module, grades }: QuizParts,
  entries: ReadonlyMap<string, Id<'q'>>,
  sheet: Sheet,
  { chance }: Pick<Desk, 'chance'>,
): Test | undefined {
  const title = htmlToLine(column(quiz, 'name'));
  const number = column(module, 'idnumber');
  const slots = childrenOf(childOf(quiz, 'question_instances'), 'question_instance');
  const inOrder = slots.toSorted((one, other) => numberIn(one, 'slot') - numberIn(other, 'slot'));
  const questions = inOrder.flatMap(
    (slot) => entries.get(column(childOf(slot, 'question_reference'), 'questionbankentryid')) ?? [],
  );
  const lost = slots.length - questions.length;
  if (lost > 0) sheet.problem('import/slots-left-out', { test: title, count: lost });
  if (questions.length === 0) return undefined;
  const item = childrenOf(childOf(grades, 'grade_items'), 'grade_item')[0];
  const most = numberIn(quiz, 'grade');
  const pass = most > 0 ? Math.round((numberIn(item, 'gradepass') / most) * 1000) / 10 : 0;
  const instructions = sheet.html(column(quiz, 'intro'));
  const section = childrenOf(childOf(quiz, 'sections'), 'section')[0];
  const read = v.safeParse(testSchema, {
    id: isId(number) && number.startsWith('e-') ? number : newId('e', chance),
    code: title.slice(0, 24),
    title,
    phase: phaseOf(quiz, module),
    ...(instructions && { instructions }),
    questions: [...new Set(questions)],
    attempts: numberIn(quiz, 'attempts_number'),
    layout: column(quiz, 'questionsperpage') === '1' ? 'one' : 'all',
    ...(pass > 0 && pass <= 100 && { passShare: pass }),
    shuffle: column(section, 'shufflequestions') === '1',
    correction: correctionOf(quiz),
  });
  if (!read.success) sheet.problem('import/test-left-out', { test: title });
  return read.success ? read.output : undefined;
}

const correctionOf = (quiz: XmlElement): Test['correction'] => {
  if (/^(immediate|interactive|adaptive)/.test(column(quiz, 'preferredbehaviour'))) return 'each';
  return numberIn(quiz, 'reviewcorrectness') === 0 ? 'none' : 'end';
};

function phaseOf(quiz: XmlElement, module: XmlElement | undefined): Test['phase'] {
  if (column(module, 'sectionnumber') === '0' || correctionOf(quiz) === 'none') return 'pre';
  return column(module, 'availability').includes('completion') ? 'post' : 'during';
}
