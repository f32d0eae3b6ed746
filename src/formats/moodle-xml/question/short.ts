import { cdata, type Xml, xml } from '#codecs/xml';
import type { Short } from '#core/question/short/index';
import { moodleMark } from '#formats/moodle-xml/marks';
import { richXml, type Source } from '#formats/moodle-xml/richText';

/** What Moodle adds to the headers of a `shortanswer` question. */
export const shortXml = (question: Short, source: Source): Xml => xml`
    <usecase>${question.caseMatters ? 1 : 0}</usecase>${spellings(question).map(
      ({ text, share, feedback }) => xml`
    <answer fraction="${moodleMark(share)}" format="plain_text">
      <text>${cdata(escapeStars(text))}</text>
      <feedback format="html">${richXml(feedback, source)}</feedback>
    </answer>`,
    )}`;

/**
 * Every spelling that our own marking would take for each accepted answer, the author's own first: Moodle forgives capitals
 * only. It takes the first that fits, as we do, so a spelling that an earlier answer has is left out.
 */
export function spellings<Answer extends { readonly text: string }>({
  answers,
  accentsMatter,
}: {
  readonly answers: readonly Answer[];
  readonly accentsMatter: boolean;
}): readonly Answer[] {
  const seen = new Set<string>();
  return answers.flatMap((answer) =>
    [answer.text.normalize('NFC').replace(/\s+/g, ' ')]
      .flatMap((text) => [text, text.replace(/[\u2019\u02bc]/g, "'"), text.replace(/['\u02bc]/g, '\u2019')])
      .flatMap((text) => (accentsMatter ? [text] : [text, withoutAccents(text)]))
      .toSorted((one, other) => Number(isBare(one)) - Number(isBare(other)))
      .filter((text) => !seen.has(text) && seen.add(text))
      .map((text) => ({ ...answer, text })),
  );
}

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
const isBare = (text: string) => text === withoutAccents(text);

/** A star alone would stand for any text. */
export const escapeStars = (text: string): string => text.replaceAll('*', '\\*');
