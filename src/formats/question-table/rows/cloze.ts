import { decimal } from '#core/french';
import type { Cloze, Gap } from '#core/question/cloze/index';
import { readNumber } from '#core/question/numeric/grade';
import { say, type Words } from '#core/words';
import { plainOf } from '#formats/question-table/columns';
import { star } from '#formats/question-table/shares';
import type { Row, TableType } from '#formats/question-table/tableType';
import type { Sheet } from '#formats/reading/sheet';

/**
 * Each gap as a choice: its kind in « Juste », its answers in « Choix », one a line, its weight in « Retour » where that is not 1.
 * In a list the right one has a star; a part of the mark stands in front: `50 % rouge`. Of a number: itself, `± 0,5`, its unit.
 */
export const cloze: TableType<Cloze> = {
  cells: ({ gaps, caseMatters, accentsMatter }, words) => ({
    choices: gaps.map((gap) => ({
      choice: linesOf(gap).join('\n'),
      right: say(words, `table.gap.${gap.kind}`),
      ...(gap.points !== 1 && { remark: String(gap.points).replace('.', ',') }),
    })),
    settings: [caseMatters && { name: 'caseMatters' }, accentsMatter && { name: 'accentsMatter' }],
  }),
  read(row, sheet) {
    const filled = row.choices.filter(({ choice }) => choice !== '');
    const gaps = filled.map(({ choice, right, remark }) => {
      const points = remark === '' ? 1 : (row.number(remark) ?? 1);
      return { id: sheet.id('c'), points, ...gapIn(choice, kindNamed(right, row.words), row, sheet) };
    });
    const caseMatters = !!row.setting('caseMatters');
    return { type: 'cloze', gaps, caseMatters, accentsMatter: !!row.setting('accentsMatter') };
  },
};

function linesOf(gap: Gap): readonly string[] {
  if (gap.kind === 'numeric') {
    const { answer, tolerance, unit } = gap;
    return [decimalOf(answer), ...(tolerance > 0 ? [`\u00b1 ${decimalOf(tolerance)}`] : []), ...(unit ? [unit] : [])];
  }
  const options = gap.kind === 'short' ? gap.answers : gap.choices;
  return options.map(({ text, share }) => {
    const bare = /^([*\\]|\d[\d ,.]*%)/.test(text) ? `\\${text}` : text;
    if (share === 100) return gap.kind === 'short' ? bare : `${star} ${bare}`;
    return share === 0 && gap.kind === 'choice' ? bare : `${decimal(share)} % ${bare}`;
  });
}

const decimalOf = (value: number): string => String(value).replace('.', ',');

const kindNamed = (word: string, words: Words): Gap['kind'] =>
  (['choice', 'numeric'] as const).find((kind) => plainOf(say(words, `table.gap.${kind}`)) === plainOf(word)) ??
  'short';

function gapIn(text: string, kind: Gap['kind'], row: Row, sheet: Sheet) {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  if (kind === 'numeric') {
    const [number = '', ...more] = lines;
    const width = more.find((line) => line.startsWith('\u00b1'));
    const unit = more.find((line) => line !== width);
    return {
      kind,
      answer: row.number(number),
      tolerance: row.number(width?.slice(1).trim() ?? '') ?? 0,
      ...(unit && { unit }),
    };
  }
  const options = lines.map((line) => optionIn(line, kind === 'short' ? 100 : 0));
  if (kind === 'short') return { kind, answers: options };
  return { kind, choices: options.map((option) => ({ id: sheet.id('c'), ...option })) };
}

function optionIn(line: string, share: number) {
  const [, mark, part, rest = ''] = /^(?:(\*)\s*|(\d[\d ,.]*?)\s*%\s*)?([\s\S]*)$/.exec(line) ?? [];
  const worth = mark ? 100 : part === undefined ? share : Math.min(100, readNumber(part) ?? 0);
  return { text: rest.replace(/^\\(?=[*\\\d])/, ''), share: worth };
}
