/**
 * The question bank as Moodle GIFT text.
 *
 * Norm: https://docs.moodle.org/en/GIFT_format, and Moodle's own reader, `question/format/gift/format.php` (4.5).
 * In:   a course; every question of its bank but those that only forms ask. Shares in percent.
 * Out:  `<course>.gift.txt`, UTF-8, `\n` line ends: the categories of `moodle-xml`, then their questions. A blank line between
 *       two questions is grammar; there is none inside one.
 * Problems, warnings; the question is left out and the others are written:
 *   `gift/type-left-out`, `gift/no-key`, `gift/no-full-mark`, `gift/sum-not-100`, `gift/share-refused` – as in `moodle-xml`;
 *   `gift/only-in-moodle-xml` – a text with gaps, items to put in order;
 *   `gift/image-left-out` – the file carries none;
 *   `gift/sign-in-answer` – `->` in a short answer makes a matching question of it, `&&058;` becomes a colon;
 *   `gift/guide-left-out` – the question is there, what helps a corrector is not.
 *   `gift/nothing-to-write` – no file. For information: `gift/form-items`, `gift/settings-left-out`.
 * Deviation: rich text goes out as Markdown, which Moodle reads a little differently (no strike-through). GIFT has no points, no
 *   hints, no fixed order of choices, no capitals that count, no height of a field. Spellings and units as in `moodle-xml`.
 */
import type { Course } from '#blocks/course';
import { mediaInQuestion } from '#blocks/rich';
import { type Problem, settle } from '#core/problem';
import type { Question } from '#core/question/index';
import { say } from '#core/words';
import type { Format } from '#formats/format';
import { giftCategory, giftComment } from '#formats/gift/escape';
import { giftText, isGift } from '#formats/gift/question';
import { asKnown, bankOf, categoryPath, groupsOf, listOf, tagsOf } from '#formats/moodle-xml/bank';
import { troubleOf } from '#formats/moodle-xml/marks';
import type { MoodleQuestion } from '#formats/moodle-xml/question/index';

export const gift: Format<Course> = {
  id: 'gift',
  async write(course, { words, progress, signal }) {
    const { questions, formItems } = bankOf(course);
    const problems: Problem[] = formItems.length > 0 ? [listed('gift/form-items', course, formItems)] : [];
    const pieces: string[] = [];
    const bared: Question[] = [];
    let done = 0;
    for (const { competency, questions: group } of groupsOf(course, questions)) {
      const texts: string[] = [];
      for (const question of group) {
        signal.throwIfAborted();
        const known = asKnown(question, words);
        const reason = reasonAgainst(question, known, say(words, `export.type.${question.type}`));
        if (reason) problems.push(reason);
        else if (known && isGift(known)) {
          texts.push(`${giftComment(known.id, tagsOf(known, course, words))}\n${giftText(known, words)}`);
          if (known.type === 'long' && known.guide) problems.push({ ...about(known), code: 'gift/guide-left-out' });
          if (hasSettings(known)) bared.push(known);
        }
        await progress((done += 1) / questions.length);
      }
      if (texts.length > 0) pieces.push(giftCategory(categoryPath(competency, course, words)), ...texts);
    }
    if (bared.length > 0) problems.push(listed('gift/settings-left-out', course, bared));
    if (pieces.length === 0) problems.push(nothing(course));
    const tree = new Map(pieces.length > 0 ? [[`${course.name}.gift.txt`, `${pieces.join('\n\n')}\n`]] : []);
    return settle(tree, problems);
  },
};

const about = ({ id, code }: Question) => ({ at: id, severity: 'warning', values: { question: code } }) as const;

const listed = (code: string, { meta }: Course, questions: readonly Question[]): Problem => ({
  code,
  at: meta.id,
  severity: 'info',
  values: listOf(questions),
});

const nothing = ({ meta }: Course): Problem => ({
  code: 'gift/nothing-to-write',
  at: meta.id,
  severity: 'warning',
  values: { course: meta.title },
});

const hasSettings = (question: MoodleQuestion): boolean =>
  question.points !== 1 ||
  question.hints !== undefined ||
  ('shuffle' in question && !question.shuffle) ||
  (question.type === 'short' && question.caseMatters);

function reasonAgainst(question: Question, known: MoodleQuestion | undefined, type: string): Problem | undefined {
  const trouble = known && troubleOf(known);
  const named = about(question);
  if (known === undefined || (trouble?.kind === 'no-key' && known.type !== question.type)) {
    return { ...named, code: 'gift/type-left-out', values: { ...named.values, type } };
  }
  if (!isGift(known)) return { ...named, code: 'gift/only-in-moodle-xml', values: { ...named.values, type } };
  switch (trouble?.kind) {
    case 'no-key':
      return { ...named, code: 'gift/no-key' };
    case 'no-full-mark':
      return { ...named, code: 'gift/no-full-mark' };
    case 'sum-not-100':
      return { ...named, code: 'gift/sum-not-100' };
    case 'share-refused':
      return { ...named, code: 'gift/share-refused', values: { ...named.values, share: trouble.share } };
    case undefined:
      return reasonOfGift(known, named);
  }
}

function reasonOfGift(question: MoodleQuestion, named: ReturnType<typeof about>): Problem | undefined {
  if (mediaInQuestion(question).length > 0) return { ...named, code: 'gift/image-left-out' };
  if (question.type !== 'short') return undefined;
  const sign = question.answers.map(({ text }) => /->|&&\d{3};/.exec(text)?.[0]).find((found) => found !== undefined);
  return sign === undefined ? undefined : { ...named, code: 'gift/sign-in-answer', values: { ...named.values, sign } };
}
