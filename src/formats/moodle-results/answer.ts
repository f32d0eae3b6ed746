import { richToPlain } from '#blocks/rich';
import type { Id } from '#core/id';
import type { AnswerRecord } from '#core/records/record';
import { dontKnow } from '#core/question/dontKnow';
import { optionsOf } from '#core/question/grading';
import type { Question } from '#core/question/index';
import { partnersOf } from '#core/question/matching/index';
import { say, type Words } from '#core/words';
import { alike, decoded, isNothing, lettersOf, numberIn } from '#formats/moodle-results/cell';

/** An option under the words that Moodle shows. */
interface Option {
  readonly id: string;
  readonly text: string;
}

/** A response in our shape, or `undefined` where the words are none of the question's. */
type Response = AnswerRecord['response'] | undefined;

/** What a cell of a quiz or a form answers; the words are Moodle's, choices joined by `; ` or line ends. */
export function responseIn(cell: string, question: Question, words: Words): Response {
  // A form's line ends became three blanks.
  const text = decoded(cell).trim();
  if (isNothing(text)) return null;
  if (alike(text) === alike(say(words, 'player.dontKnow')) && question.type !== 'long') return dontKnow;
  switch (question.type) {
    case 'single':
      return optionIn(text, choicesOf(question, question.choices))?.id;
    case 'likert': {
      const { scale, notApplicable } = question;
      const points = notApplicable ? [...scale, notApplicable] : scale;
      return optionIn(
        text,
        points.map(({ id, label }) => ({ id, text: label })),
      )?.id;
    }
    case 'multiple':
      return inOrder(optionsIn(text, choicesOf(question, question.choices)), question.choices);
    case 'true-false':
      return /^(true|vrai)$/.test(lettersOf(text))
        ? 'true'
        : /^(false|faux)$/.test(lettersOf(text))
          ? 'false'
          : undefined;
    case 'ordering':
      return optionsIn(text, choicesOf(question, question.items));
    case 'matching':
      return pairsIn(text, question);
    case 'cloze':
      return gapsIn(text, question);
    case 'short':
    case 'numeric':
    case 'long':
      return text;
  }
}

/** The author's order: learners saw the choices in an order of chance. */
const inOrder = (ids: readonly string[] | undefined, choices: readonly { readonly id: string }[]) =>
  ids && choices.flatMap(({ id }) => (ids.includes(id) ? [id] : []));

/** Rich texts as Moodle shows them, made once: a cell is compared with them in every row. */
const shownTexts = new WeakMap<Question, Map<string, string>>();

function plainIn(question: Question, text: string): string {
  const known = shownTexts.get(question) ?? new Map<string, string>();
  shownTexts.set(question, known);
  const plain = known.get(text) ?? richToPlain(text);
  known.set(text, plain);
  return plain;
}

const choicesOf = (
  question: Question,
  choices: readonly { readonly id: Id<'c'>; readonly text: string }[],
): readonly Option[] => choices.map(({ id, text }) => ({ id, text: plainIn(question, text) }));

function optionIn(text: string, options: readonly Option[]): Option | undefined {
  const found = options.filter((option) => isOption(text, option));
  if (found.length === 1) return found[0];
  const exact = found.find((option) => option.text === text);
  if (exact || found.length > 1) return exact;
  const close = options.filter((option) => lettersOf(option.text) === lettersOf(text) && lettersOf(text) !== '');
  return close.length === 1 ? close[0] : undefined;
}

/** Also where Moodle cut it: `trois pet...`. */
function isOption(text: string, option: Option): boolean {
  const [shown, own] = [alike(text), alike(option.text)];
  const cut = /^(.{4,})(?:\.\.\.|\u2026)$/.exec(shown)?.[1];
  return shown === own || (cut !== undefined && own.startsWith(cut));
}

/** Each of several; a choice may hold the sign that stands between them, so the longest piece that is one is taken. */
function optionsIn(text: string, options: readonly Option[]): string[] | undefined {
  const pieces = text.split(/(;\s+|\s{2,}|\n)/);
  const ids: string[] = [];
  let at = 0;
  while (at < pieces.length) {
    const size = sizeOf(pieces, at, options);
    const found = size === undefined ? undefined : optionIn(joined(pieces, at, size), options);
    if (size === undefined || !found) return undefined;
    if (!ids.includes(found.id)) ids.push(found.id);
    at += size + 1;
  }
  return ids;
}

const joined = (pieces: readonly string[], at: number, size: number): string =>
  pieces
    .slice(at, at + size)
    .join('')
    .trim();

/**
 * How many pieces, signs between them counted, make an option; a choice is no longer than these. The very words come first:
 * by letters alone `?!; Later` would be « Later », for a sign has none.
 */
function sizeOf(pieces: readonly string[], at: number, options: readonly Option[]): number | undefined {
  const sizes = Array.from({ length: Math.ceil(Math.min(pieces.length - at, 11) / 2) }, (_, half) => 2 * half + 1);
  const texts = sizes.map((size) => ({ size, text: joined(pieces, at, size) }));
  const own = texts.findLast(({ text }) => options.some((option) => isOption(text, option)));
  return (own ?? texts.find(({ text }) => optionIn(text, options)))?.size;
}

/** `Dog -> Bark; Cat -> Meow`: for each left side the id of its partner. */
function pairsIn(text: string, question: Extract<Question, { type: 'matching' }>): string[] | undefined {
  const partners = partnersOf(question);
  const rights = question.pairs.map(({ left }) => {
    const start = alike(plainIn(question, left));
    const part = text.split(/;\s+/).find((one) => alike(one).startsWith(`${start}->`));
    const right = part?.slice(part.lastIndexOf('->') + 2).trim() ?? '';
    return right === '' ? '' : optionIn(right, partners)?.id;
  });
  return rights.some((right) => right === undefined) || rights.every((right) => right === '')
    ? undefined
    : rights.map((right) => right ?? '');
}

/** `part 1: Paris; part 2: 42`: for each gap what was typed, or the id of the choice. */
function gapsIn(text: string, { gaps }: Extract<Question, { type: 'cloze' }>): string[] | null | undefined {
  const parts = new Map<number, string>();
  const starts = [...text.matchAll(/(?:^|;\s*)(?:part|partie)\s+(\d{1,2})\s*:\s*/gi)];
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1]?.index ?? text.length;
    parts.set(Number(start[1]), text.slice(start.index + start[0].length, end).trim());
  }
  if (parts.size === 0) return undefined;
  const given = gaps.map((gap, index) => {
    const typed = parts.get(index + 1) ?? '';
    return gap.kind === 'choice' && typed !== '' ? optionIn(typed, gap.choices)?.id : typed;
  });
  if (given.every((one) => one === '')) return null;
  return given.some((one) => one === undefined) ? undefined : given.map((one) => one ?? '');
}

/** What SCORM 1.2 journals, see `cmi12.ts`: letters of options, `t` or `f`, `1.b,2.a`, or what was typed. */
export function journalIn(cell: string, question: Question, gap?: number): Response {
  const text = decoded(cell).trim();
  if (text === '') return null;
  if (gap !== undefined) {
    const field = question.type === 'cloze' ? question.gaps[gap - 1] : undefined;
    return field?.kind === 'choice'
      ? byLetter(
          text,
          field.choices.map(({ id }) => id),
        )
      : text;
  }
  const options = optionsOf(question);
  switch (question.type) {
    case 'true-false':
      return text === 't' ? 'true' : text === 'f' ? 'false' : byLetter(text, options);
    case 'single':
    case 'likert':
      return byLetter(text, options);
    case 'multiple':
    case 'ordering': {
      const ids = text.split(',').map((letter) => byLetter(letter.trim(), options));
      return ids.some((id) => id === undefined) ? undefined : ids.map((id) => id ?? '');
    }
    case 'matching': {
      const chosen = new Map([...text.matchAll(/(\d+)\.([a-z0-9])/g)].map(([, left, right]) => [Number(left), right]));
      return question.pairs.map((_, index) => byLetter(chosen.get(index + 1) ?? '', options) ?? '');
    }
    default:
      return text;
  }
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

const byLetter = (letter: string, options: readonly string[]): string | undefined =>
  letter.length === 1 ? options[alphabet.indexOf(letter)] : letter === dontKnow ? dontKnow : undefined;

/** A mark out of what Moodle shows as its most, in the question's own points. */
export function inPoints(cell: string, most: number | undefined, points: number): number | undefined {
  const shown = numberIn(cell);
  if (shown === undefined || most === undefined || most <= 0) return undefined;
  return Math.round((shown / most) * points * 100) / 100;
}
