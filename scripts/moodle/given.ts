/** What an invented learner answers: in our shape, and as Moodle's own simulation of an answer wants it. */
import { richToPlain } from '#blocks/rich';
import type { Question } from '#core/question/index';
import { dontKnow } from '#core/question/dontKnow';
import { partnersOf } from '#core/question/matching/index';
import type { ShownQuestion } from './expected.ts';

export type Manner = 'right' | 'partial' | 'wrong' | 'nothing';
export type Response = string | readonly string[] | null;

/** Quotation marks, accents, signs of markup and of lists. */
export const wrongText = 'autre chose : « 1 & 2 » ; "fin"';

/** The answer of that manner; where a type has no half-right answer, a wrong one or « Je ne sais pas ». */
export function responseOf(question: Question, manner: Manner): Response {
  if (manner === 'nothing') return null;
  const right = manner === 'right';
  switch (question.type) {
    case 'single': {
      if (manner === 'partial' && question.dontKnow === true) return dontKnow;
      return question.choices.find(({ share = 0 }) => share > 0 === right)?.id ?? null;
    }
    case 'multiple': {
      const good = question.choices.filter(({ share = 0 }) => share > 0).map(({ id }) => id);
      if (manner !== 'wrong') return right ? good : good.slice(0, 1);
      return question.choices
        .filter(({ share = 0 }) => share <= 0)
        .map(({ id }) => id)
        .slice(0, 1);
    }
    case 'true-false':
      return manner === 'partial' && question.dontKnow === true ? dontKnow : String(question.answer === right);
    case 'short':
      return right
        ? (question.answers[0]?.text ?? null)
        : ((manner === 'partial' ? question.answers.find(({ share }) => share < 100)?.text : undefined) ?? wrongText);
    case 'numeric':
      return String((question.answer ?? 0) + (right ? 0 : 1000));
    case 'matching':
      return matched(question, manner);
    case 'ordering': {
      const ids = question.items.map(({ id }) => id);
      return right ? ids : manner === 'partial' ? swapped(ids) : ids.toReversed();
    }
    case 'cloze':
      return question.gaps.map((gap, at) => {
        const good = right || (manner === 'partial' && at === 0);
        if (gap.kind === 'numeric') return String(gap.answer + (good ? 0 : 1000));
        if (gap.kind === 'short') return good ? (gap.answers[0]?.text ?? '') : 'rien de tel';
        return gap.choices.find(({ share }) => share > 0 === good)?.id ?? '';
      });
    case 'long':
      return right ? 'Une réponse « longue » & simple, avec "guillemets".' : wrongText;
    case 'likert':
      return question.scale[right ? question.scale.length - 1 : 0]?.id ?? null;
  }
}

const swapped = (ids: readonly string[]): readonly string[] => [...ids.slice(0, -2), ...ids.slice(-2).toReversed()];

function matched(question: Extract<Question, { type: 'matching' }>, manner: Manner): readonly string[] {
  const partners = partnersOf(question);
  return question.pairs.map(({ right }, at) => {
    const good = manner === 'right' || (manner === 'partial' && at === 0);
    return partners.find(({ text }) => (text === right) === good)?.id ?? '';
  });
}

/** The texts of Moodle, without their tags, are what its simulation compares with. */
const bare = (html: string): string => html.replace(/<[^>]*>/g, '');

/** As `attempt_quiz.php` takes it; `undefined` where it knows no other answer than the right one. */
export function simulated(question: Question, response: Response, shown: ShownQuestion): unknown {
  if (response === null) return null;
  const texts = shown.answers.map(({ text }) => bare(text));
  switch (question.type) {
    case 'single':
    case 'likert':
      return { answer: texts[optionAt(question, response)] };
    case 'true-false':
      return shown.qtype === 'truefalse'
        ? { answer: response === 'true' ? '1' : '0' }
        : { answer: texts[['true', 'false', dontKnow].indexOf(String(response))] };
    case 'multiple':
      return Object.fromEntries(
        question.choices.map(({ id }, at) => [texts[at], response.includes(id) ? '1' : '0'] as const),
      );
    case 'short':
    case 'numeric':
      return { answer: response };
    case 'long':
      return { answer: `<p>${String(response).replaceAll('&', '&amp;')}</p>`, answerformat: '1' };
    case 'matching': {
      const partners = new Map(partnersOf(question).map(({ id, text }) => [id, text]));
      const stems = (shown.subquestions ?? []).filter(({ text }) => text !== '');
      return Object.fromEntries(stems.map(({ text }, at) => [bare(text), partners.get(response[at] ?? '') ?? '']));
    }
    case 'cloze':
      return Object.fromEntries(question.gaps.map((gap, at) => [at + 1, { answer: typedIn(gap, response[at] ?? '') }]));
    case 'ordering':
      // Moodle's simulation hands an order in without its names; the learner in the browser puts it in order.
      return undefined;
  }
}

const typedIn = (gap: Extract<Question, { type: 'cloze' }>['gaps'][number], value: string): string =>
  gap.kind === 'choice' ? (gap.choices.find(({ id }) => id === value)?.text ?? '') : value;

/** « Je ne sais pas » stands last. */
function optionAt(question: Extract<Question, { type: 'single' | 'likert' }>, response: Response): number {
  const options = question.type === 'single' ? question.choices : question.scale;
  return response === dontKnow ? options.length : options.findIndex(({ id }) => id === response);
}

/** What a learner reads of a choice. */
export const plainOf = richToPlain;
