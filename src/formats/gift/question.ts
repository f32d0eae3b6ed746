import type { Cloze } from '#core/question/cloze/index';
import type { Matching } from '#core/question/matching/index';
import type { Multiple } from '#core/question/multiple/index';
import type { Numeric } from '#core/question/numeric/index';
import type { Ordering } from '#core/question/ordering/index';
import type { Short } from '#core/question/short/index';
import type { Single } from '#core/question/single/index';
import type { TrueFalse } from '#core/question/true-false/index';
import { say, type Words } from '#core/words';
import { escapeGift, escapeMarkdown, giftRich } from '#formats/gift/escape';
import { moodleMark } from '#formats/moodle-xml/marks';
import { type MoodleQuestion, nameOf } from '#formats/moodle-xml/question/index';
import { escapeStars, spellings } from '#formats/moodle-xml/question/short';

/** The questions that GIFT has. */
export type GiftQuestion = Exclude<MoodleQuestion, Ordering | Cloze>;

/** Moodle writes a text with gaps only inside the stem, and items to put in order in no way that its reader keeps. */
export const isGift = (question: MoodleQuestion): question is GiftQuestion =>
  question.type !== 'ordering' && question.type !== 'cloze';

/** The question from its name to its closing brace; no blank line inside, for that would end it. */
export function giftText(question: GiftQuestion, words: Words): string {
  const unit = question.type === 'numeric' && question.unit !== undefined ? escapeMarkdown(question.unit) : undefined;
  const stem = unit === undefined ? question.stem : `${question.stem}\n\n${say(words, 'export.unit', { unit })}`;
  const lines = [...linesOf(question, words), ...(question.feedback ? [`####${giftRich(question.feedback)}`] : [])];
  const open = question.type === 'numeric' ? '{#' : '{';
  return [`::${escapeGift(nameOf(question))}::${giftRich(stem)} ${open}`, ...lines, '}'].join('\n');
}

function linesOf(question: GiftQuestion, words: Words): readonly string[] {
  switch (question.type) {
    case 'single':
      return [...singleLines(question), ...dontKnowLines(question, words)];
    case 'multiple':
      return [...multipleLines(question), ...dontKnowLines(question, words)];
    case 'true-false':
      return [trueFalseLine(question)];
    case 'matching':
      return matchingLines(question);
    case 'short':
      return shortLines(question);
    case 'numeric':
      return numericLines(question);
    case 'long':
      return [];
  }
}

/** `=` says that one answer is to be chosen; the other right ones are `~%100%`, for without a `~` it would be a short answer. */
function singleLines({ choices }: Single): readonly string[] {
  const first = choices.findIndex(({ share }) => share === 100);
  return choices.map(({ text, share = 0, feedback }, at) => {
    const mark = at === first ? '=' : share === 0 ? '~' : `~%${moodleMark(share)}%`;
    return mark + giftRich(text) + feedbackText(feedback);
  });
}

const multipleLines = ({ choices }: Multiple): readonly string[] =>
  choices.map(({ text, share = 0, feedback }) => `~%${moodleMark(share)}%${giftRich(text)}${feedbackText(feedback)}`);

/** A mark, or `[plain]`, where the answer itself begins like one. */
const shortLines = (question: Short): readonly string[] =>
  spellings(question).map(({ text, share, feedback }) => {
    const mark = share === 100 && !text.startsWith('%') ? '=' : `=%${moodleMark(share)}%`;
    const plain = text.startsWith('[') ? '[plain]' : '';
    return mark + plain + escapeGift(escapeStars(text)) + feedbackText(feedback);
  });

const numericLines = ({ answer, tolerance, wrongFeedback }: Numeric): readonly string[] => [
  `=${answer}:${tolerance}`,
  ...(wrongFeedback ? [`~${feedbackText(wrongFeedback)}`] : []),
];

/** `T` or `F`, then what is said of the wrong answer, then of the right one. */
function trueFalseLine({ answer, trueFeedback, falseFeedback }: TrueFalse): string {
  const [wrong, right] = answer ? [falseFeedback, trueFeedback] : [trueFeedback, falseFeedback];
  const said = right ? `${feedbackText(wrong) || '#'}${feedbackText(right)}` : feedbackText(wrong);
  return `${answer ? 'T' : 'F'}${said}`;
}

/** A pair without a left side is a partner in excess. */
const matchingLines = ({ pairs, distractors = [] }: Matching): readonly string[] => [
  ...pairs.map(({ left, right }) => `=${giftRich(left)} -> ${escapeGift(right)}`),
  ...distractors.map(({ text }) => `= -> ${escapeGift(text)}`),
];

const dontKnowLines = ({ dontKnow }: Single | Multiple, words: Words): readonly string[] =>
  dontKnow ? [`~${giftRich(escapeMarkdown(say(words, 'player.dontKnow')))}`] : [];

const feedbackText = (text: string | undefined) => (text ? `#${giftRich(text)}` : '');
