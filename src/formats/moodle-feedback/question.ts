import { richToPlain } from '#blocks/rich';
import type { Id } from '#core/id';
import type { Likert } from '#core/question/likert/index';
import { type Question, typeOf } from '#core/question/index';
import { say, type Words } from '#core/words';
import type { Item } from '#formats/moodle-feedback/item';
import { choiceHtml, cutHtml, escapeHtml, fits, printer } from '#formats/moodle-feedback/text';
import { htmlWithoutImages, type Source } from '#formats/moodle-xml/richText';

/** A question of a form as an item. */
export interface Asked {
  readonly item: Item;
  /** The text of each choice, as Moodle will compare it with what another item depends on. */
  readonly answers: ReadonlyMap<Id<'c'>, string>;
  /** The text or the code was too long for Moodle's column. */
  readonly cut: boolean;
  /** Images that the file cannot carry. */
  readonly images: number;
}

/** The types that Moodle's Feedback can ask. */
export type Askable = Extract<Question, { type: 'single' | 'multiple' | 'short' | 'numeric' | 'long' | 'likert' }>;

/** The question, or the nearest one that Moodle's Feedback can ask; `undefined` where there is none. */
export function askableFor(question: Question, words: Words): Askable | undefined {
  if (isAskable(question)) return question;
  const simpler = typeOf(question).simpler(question, words);
  return simpler && askableFor(simpler, words);
}

const isAskable = (question: Question): question is Askable =>
  ['single', 'multiple', 'short', 'numeric', 'long', 'likert'].includes(question.type);

/** The question as Moodle's Feedback asks it; a key, where there is one, is left behind. */
export function asked(question: Askable, required: boolean, source: Source): Asked {
  const choices = choicesOf(question, source);
  const answers = new Map(choices.map(({ id, html }) => [id, choiceHtml(html)]));
  const stem = htmlWithoutImages(question.stem, source);
  const unit = question.type === 'numeric' && question.unit !== undefined ? ` (${question.unit})` : '';
  const whole = stem.html + escapeHtml(unit);
  const text = fits(whole) ? whole : cutHtml(richToPlain(question.stem) + unit);
  return {
    item: { ...kindOf(question, [...answers.values()]), text, label: cutHtml(question.code), required },
    answers,
    cut: text !== whole || !fits(escapeHtml(question.code)),
    images: choices.reduce((sum, { images }) => sum + images, stem.images),
  };
}

interface Option {
  readonly id: Id<'c'>;
  readonly html: string;
  readonly images: number;
}

function choicesOf(question: Askable, source: Source): readonly Option[] {
  if (question.type === 'single' || question.type === 'multiple') {
    const choices = question.choices.map(({ id, text }) => ({ id, ...htmlWithoutImages(text, source) }));
    return question.dontKnow ? [...choices, dontKnowIn(source)] : choices;
  }
  if (question.type !== 'likert') return [];
  const points = question.notApplicable ? [...question.scale, question.notApplicable] : question.scale;
  const print = printer(source.lang);
  return points.map(({ id, label }) => ({ id, html: escapeHtml(print(label)), images: 0 }));
}

/** No condition can wait for it, for it has no id. */
const dontKnowIn = ({ words, lang }: Source): Option => ({
  id: 'c-',
  html: escapeHtml(printer(lang)(say(words, 'player.dontKnow'))),
  images: 0,
});

function kindOf(question: Askable, answers: readonly string[]): Pick<Item, 'type' | 'presentation'> {
  switch (question.type) {
    case 'single':
      return { type: 'multichoice', presentation: `r>>>>>${answers.join('|')}` };
    case 'multiple':
      return { type: 'multichoice', presentation: `c>>>>>${answers.join('|')}` };
    case 'likert':
      return isRated(question)
        ? {
            type: 'multichoicerated',
            presentation: `r>>>>>${answers.map((text, at) => `${at + (question.lowest ?? 1)}####${text}`).join('|')}`,
          }
        : { type: 'multichoice', presentation: `r>>>>>${answers.join('|')}` };
    case 'short':
      return { type: 'textfield', presentation: '30|255' };
    case 'long':
      return { type: 'textarea', presentation: `60|${question.lines}` };
    case 'numeric':
      return { type: 'numeric', presentation: `${question.min ?? '-'}|${question.max ?? '-'}` };
  }
}

/** Moodle would count « Sans objet » in the mean, whatever its value: such a scale goes out without values. */
export const isRated = ({ notApplicable }: Likert): boolean => notApplicable === undefined;
