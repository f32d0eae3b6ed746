import { escapeXml } from '#codecs/xml';
import type { Cloze, Gap } from '#core/question/cloze/index';
import { spellings } from '#formats/moodle-xml/question/short';

/**
 * The HTML of a stem with its gaps in Moodle's own writing, `{1:SHORTANSWER:%100%soleil}`. What a person typed has no
 * brace left that Moodle could take for a gap.
 */
export function withGaps(html: string, question: Cloze): string {
  const weights = weightsOf(question.gaps);
  return html.replace(/\{/g, '&#123;').replace(/\[\[(\d+)\]\]/g, (place, number) => {
    const index = Number(number) - 1;
    const gap = question.gaps[index];
    return gap ? gapText(gap, weights[index] ?? 1, question) : place;
  });
}

function gapText(gap: Gap, weight: number, { caseMatters, accentsMatter }: Cloze): string {
  switch (gap.kind) {
    case 'numeric': {
      const unit = gap.unit === undefined ? '' : `&nbsp;${escapeXml(gap.unit).replace(/\{/g, '&#123;')}`;
      return `{${weight}:NUMERICAL:=${gap.answer}:${gap.tolerance}}${unit}`;
    }
    case 'short': {
      const answers = spellings({ answers: gap.answers, accentsMatter }).map(
        ({ text, share }) => `%${share}%${clozeText(asTyped(text))}`,
      );
      return `{${weight}:${caseMatters ? 'SHORTANSWER_C' : 'SHORTANSWER'}:${answers.join('~')}}`;
    }
    case 'choice': {
      // A choice is HTML for Moodle, a typed answer is not.
      const choices = gap.choices.map(({ text, share }) => `%${share}%${clozeText(htmlText(text))}`);
      return `{${weight}:MULTICHOICE:${choices.join('~')}}`;
    }
  }
}

/** Text in which nothing ends an answer or a gap, or is markup on the page: each sign of the grammar as its number. */
const clozeText = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\&<>"'~#{}=%]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A star alone would stand for any text; of `\}` and `\#` Moodle keeps the second sign only. */
const asTyped = (text: string): string => text.replace(/\\(?=[#}])/g, '\\\\').replaceAll('*', '\\*');

/** Moodle takes the backslash out of `\}` and `\#`, but not out of HTML. */
const htmlText = (text: string): string => escapeXml(text).replaceAll('\\', '&#92;');

/** Moodle's weights are whole numbers: 1.5 and 1 become 3 and 2. */
function weightsOf(gaps: readonly Gap[]): readonly number[] {
  const points = gaps.map((gap) => gap.points);
  const scale = [1, 2, 3, 4, 5, 10, 20, 100].find((factor) => points.every((one) => isWhole(one * factor))) ?? 100;
  return points.map((one) => Math.round(one * scale));
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-9;
