/**
 * A Moodle XML file as questions of ours.
 *
 * Norm: https://docs.moodle.org/en/Moodle_XML_format, and Moodle's own writer, `question/format/xml/format.php` (4.5).
 * In:   the bytes of a file, in the encoding that it has; texts in HTML, Markdown or plain.
 * Out:  the questions of the types in `read/index.ts`; their pictures as `media/…`; the categories that held them.
 *       An idnumber that is one of our ids stays the id; another one, or a short name, becomes the code. A category becomes
 *       the competency that its idnumber or name says, else a tag; a tag that is an objective's code, the objective.
 * Problems, warnings at `<file>:<line>`; the rest is read:
 *   `xml/…` – the file breaks off there; what stands before and, from the next question on, after it is read;
 *   `import/type-left-out`, `import/question-left-out` – why a question is not there;
 *   `import/part-left-out`, `import/image-left-out`, `import/image-unsafe` – what it lost;
 *   `import/too-many-questions` – more than the first that are read;
 *   `import/not-moodle` and `import/no-question`, errors – nothing at all.
 * Deviation, where read(write(x)) is not x: choices get new ids, and « Vrai », « Faux », « Je ne sais pas » in a row are a statement; shares are the marks that Moodle has; a height of a field is
 *   Moodle's; `accentsMatter` is known only where an answer has an accent; a form item is not there.
 */
import { decodeText } from '#codecs/encoding';
import { childOf, readXml, type XmlElement } from '#codecs/xmlRead';
import type { Problem } from '#core/problem';
import { type Category, categoryOf } from '#formats/reading/category';
import { collector } from '#formats/reading/collector';
import type { QuestionReader } from '#formats/reading/reading';
import { readQuestion } from '#formats/moodle-xml/read/index';
import { textIn } from '#formats/moodle-xml/read/element';

/** Reads a Moodle XML file. */
export const readMoodleXml: QuestionReader = (bytes, desk) => {
  const { text } = decodeText(bytes);
  const gathered = collector(desk, { keyed: true });
  const { questions, problems, isMoodle } = questionsIn(text.trimStart(), desk.file, linesBefore(text));
  if (!isMoodle) {
    const stranger: Problem = {
      code: 'import/not-moodle',
      at: desk.file,
      severity: 'error',
      values: { file: desk.file },
    };
    return { ok: false, problems: problems.length > 0 ? problems : [stranger] };
  }
  let category: Category | undefined;
  for (const element of questions) {
    if (element.attributes['type'] !== 'category') readQuestion(element, category, gathered, desk);
    else
      category = categoryOf(
        textIn(childOf(element, 'category')),
        childOf(element, 'idnumber')?.text.trim() ?? '',
        desk,
      );
  }
  problems.forEach((problem) => gathered.problem({ ...problem, severity: 'warning' }));
  return gathered.done();
};

const linesBefore = (text: string): number =>
  text.slice(0, text.length - text.trimStart().length).split('\n').length - 1;

/** More faults than that, and the file is no XML that a program wrote. */
const mostFaults = 50;

interface Found {
  readonly questions: readonly XmlElement[];
  readonly problems: readonly Problem[];
  readonly isMoodle: boolean;
}

/** The whole questions of a file. After a fault it is read on from the next question. */
function questionsIn(text: string, file: string, skipped: number): Found {
  const questions: XmlElement[] = [];
  const problems: Problem[] = [];
  let isMoodle = false;
  let [rest, line] = [text, skipped];
  for (let faults = 0; faults <= mostFaults; faults += 1) {
    const { root, fault } = readXml(rest, file);
    isMoodle ||= root?.name === 'quiz';
    if (root?.name !== 'quiz')
      return { questions, isMoodle, problems: [...problems, ...(fault ? [placed(fault.problem, file, line)] : [])] };
    questions.push(...wholeIn(root).map((element) => moved(element, line)));
    if (!fault) break;
    problems.push(placed(fault.problem, file, line));
    const next = rest.slice(fault.offset).search(/<question\b/);
    if (next < 0) break;
    const from = fault.offset + next;
    line += rest.slice(0, from).split('\n').length - 1;
    rest = `<quiz>${rest.slice(from)}`;
  }
  return { questions, problems, isMoodle };
}

/** The questions that were closed; a question that never closes may hold those after it. */
const wholeIn = (parent: XmlElement): readonly XmlElement[] =>
  parent.children.flatMap((element) => {
    if (element.cut) return wholeIn(element);
    return element.name === 'question' ? [element] : [];
  });

const moved = (element: XmlElement, lines: number): XmlElement =>
  lines === 0 ? element : { ...element, line: element.line + lines };

function placed(problem: Problem, file: string, lines: number): Problem {
  const line = Number(problem.values?.['line'] ?? 1) + lines;
  return { ...problem, at: `${file}:${line}`, values: { ...problem.values, line } };
}
