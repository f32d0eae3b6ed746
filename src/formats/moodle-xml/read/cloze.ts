import { childOf } from '#codecs/xmlRead';
import { htmlToLine } from '#codecs/htmlRead';
import { readNumber } from '#core/question/numeric/grade';
import { richOf, textIn } from '#formats/moodle-xml/read/element';
import { accepted, type Spelling } from '#formats/moodle-xml/read/short';
import type { TypeReader } from '#formats/moodle-xml/read/typeReader';
import type { Fields } from '#formats/reading/collector';
import type { Sheet } from '#formats/reading/sheet';

/** `cloze`: the gaps stand in the text, `{1:SHORTANSWER:=sun~%50%star}`. One that is of no kind of ours costs the question. */
export const readCloze: TypeReader = (element, sheet) => {
  const html = textIn(childOf(element, 'questiontext'));
  const gaps: (Fields | undefined)[] = [];
  let [caseMatters, accentsMatter] = [false, false];
  const stem = html.replace(gapPattern, (_, weight: string, kind: string, body: string) => {
    const gap = gapOf(kind, body, Number(weight || 1), sheet);
    caseMatters ||= /_C$|^(SAC|MWC)$/.test(kind);
    accentsMatter ||= gap?.accentsMatter === true;
    gaps.push(gap?.fields);
    return `[[${gaps.length}]]`;
  });
  const open = /\{\d*:[A-Z_]+:/.exec(stem);
  if (open)
    return void sheet.problem('import/gap-unclosed', { gap: htmlToLine(stem.slice(open.index, open.index + 60)) });
  if (gaps.includes(undefined)) return undefined;
  const text = richOf(stem, childOf(element, 'questiontext'), sheet);
  return { type: 'cloze', stem: text && withPlaces(text), gaps, caseMatters, accentsMatter };
};

/** A weight, a kind, and everything up to the first brace that no backslash takes away. */
const gapPattern = /\{(\d*):([A-Z_]+):((?:\\.|[^\\}])*)\}/g;

/** `[[1]]` without the backslashes that a writer of Markdown puts. */
const withPlaces = (text: string): string => text.replace(/\\?\[\\?\[(\d+)\\?\]\\?\]/g, '[[$1]]');

interface Alternative extends Spelling {
  readonly text: string;
}

function gapOf(kind: string, body: string, points: number, sheet: Sheet) {
  const alternatives = alternativesIn(body, sheet);
  const common = { id: sheet.id('c'), points };
  if (/^(SHORTANSWER|SA|MW)(_?C)?$/.test(kind)) {
    const { answers, accentsMatter } = accepted(alternatives, /C$/.test(kind), sheet);
    const kept = answers.map(({ text, share }) => ({ text, share }));
    return { accentsMatter, fields: { ...common, kind: 'short', answers: kept } };
  }
  if (/^(NUMERICAL|NM)$/.test(kind)) {
    const right = alternatives.find(({ share }) => share === 100);
    const [number = '', tolerance = ''] = (right?.text ?? '').split(':');
    if (alternatives.length > 1) sheet.lost('otherAnswers');
    return {
      accentsMatter: false,
      fields: { ...common, kind: 'numeric', answer: readNumber(number), tolerance: readNumber(tolerance) ?? 0 },
    };
  }
  if (/^(MULTICHOICE|MC)(_?[VHS]{1,2})?$/.test(kind)) {
    // The text of a choice is HTML inside HTML.
    const choices = alternatives.map(({ text, share }) => ({
      id: sheet.id('c'),
      text: htmlToLine(text),
      share: Math.max(0, share),
    }));
    return { accentsMatter: false, fields: { ...common, kind: 'choice', choices } };
  }
  return void sheet.problem('import/gap-left-out', { gap: kind });
}

function alternativesIn(body: string, sheet: Sheet): readonly Alternative[] {
  return body.split(/(?<!\\)~/).map((part) => {
    const [answer = '', ...feedback] = part.split(/(?<!\\|&)#/);
    if (feedback.join('').trim() !== '') sheet.lost('answerFeedback');
    const [, right, weight, text = ''] = /^\s*(=)?(?:%(-?\d+(?:\.\d+)?)%)?([\s\S]*)$/.exec(answer) ?? [];
    const share = weight === undefined ? (right ? 100 : 0) : Number(weight);
    return { text: htmlToLine(text.replace(/\\([#~}"/\\])/g, '$1')), share };
  });
}
