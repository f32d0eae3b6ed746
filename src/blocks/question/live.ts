import { button, element } from '#blocks/question/element';
import { tagFor, verdictFor } from '#blocks/question/verdict';
import { grade } from '#core/question/grading';
import type { Question } from '#core/question/index';
import type { Response } from '#core/tracking/layout';
import { type Answer, isGiven } from '#core/tracking/progress';
import { shuffled } from '#core/tracking/shuffle';
import { say, type Words } from '#core/words';

/** How a card is played: `practice` as often as wanted, `once` for a test corrected at once, `draft` for one handed in whole. */
export type Play = 'practice' | 'once' | 'draft';

export interface CardHost {
  readonly words: Words;
  readonly play: Play;
  /** Each time the answer changes; `undefined` when it is taken back. A draft in practice is nobody's business. */
  readonly changed?: (answer: Answer | undefined) => void;
}

/** A question that is alive. */
export interface Card {
  /**
   * The card with this answer, or empty. A checked answer is locked and, where the correction may be seen, commented.
   * The seed decides the order of the choices; without one they stay as they are.
   */
  show(answer: Answer | undefined, seed?: number, corrected?: boolean): void;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Brings the HTML of one question to life: a button to check, the verdict in words, another try. */
export function enliven(root: HTMLElement, question: Question, { words, play, changed }: CardHost): Card {
  const form = root.querySelector('.nv-q') as HTMLElement;
  const key = root.querySelector<HTMLDetailsElement>('.nv-key');
  const fields = [...form.querySelectorAll<Field>('input, textarea')];
  const result = element('div', { class: 'nv-result', role: play !== 'draft' && 'status', tabindex: '-1' });
  const main = button('', 'nv-button', () => (locked() ? retry() : check()));
  const actions = element('p', { class: 'nv-actions' }, main);
  const locked = () => form.classList.contains('nv-locked');

  function response(): Response | undefined {
    const values = fields.filter((field) => !isOption(field) || field.checked).map(({ value }) => value);
    const given = question.type === 'multiple' ? values : values[0];
    return isGiven(given) ? given : undefined;
  }

  function show(answer: Answer | undefined, seed?: number, corrected = true) {
    const given = answer?.response ?? [];
    const checked = answer?.checked ?? false;
    const mark = checked ? grade(question, given) : undefined;
    for (const field of fields) {
      if (isOption(field)) field.checked = given.includes(field.value);
      else field.value = String(given);
      field.disabled = checked;
    }
    form.classList.toggle('nv-locked', checked);
    main.textContent = say(words, checked ? 'retry' : play === 'once' ? 'validate' : 'check');
    actions.hidden = checked ? play !== 'practice' || mark === 1 : play === 'draft';
    const commented = checked && corrected;
    if (key) {
      key.hidden = !commented;
      key.open = false;
    }
    result.replaceChildren(...(commented ? verdictFor(question, given, mark, key, words) : []));
    tagChoices(form, question, commented ? given : [], words);
    if (seed !== undefined) shuffleChoices(form, question, seed, words);
  }

  function check() {
    const given = response();
    if (given === undefined) {
      result.textContent = say(words, 'nothingGiven');
      fields[0]?.focus();
      return;
    }
    const answer = { response: given, checked: true };
    show(answer);
    (actions.hidden ? result : main).focus();
    changed?.(answer);
  }

  function retry() {
    show(undefined);
    changed?.(undefined);
    fields[0]?.focus();
  }

  form.append(actions, result);
  form.addEventListener('input', () => {
    const given = response();
    if (play !== 'practice') changed?.(given === undefined ? undefined : { response: given, checked: false });
  });
  form.addEventListener('keydown', ({ key: pressed, target, isComposing }) => {
    if (pressed === 'Enter' && (target as Field).type === 'text' && !isComposing && play !== 'draft') check();
  });
  show(undefined);
  return { show };
}

const isOption = (field: Field): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox';

/** The chosen choices say whether they were right; the others keep their secret for another try. */
function tagChoices(form: HTMLElement, question: Question, given: Response, words: Words) {
  form.querySelectorAll('.nv-tag').forEach((tag) => tag.remove());
  if (!('choices' in question)) return;
  for (const { id, share } of question.choices) {
    if (share === undefined || !given.includes(id)) continue;
    form.querySelector(`[value="${id}"]`)?.parentElement?.append(tagFor(share > 0 ? 'right' : 'wrong', words));
  }
}

/** A chance order that the seed decides; « none of these » and its kin stay last. */
function shuffleChoices(form: HTMLElement, question: Question, seed: number, words: Words) {
  if (!('choices' in question) || !question.shuffle) return;
  const kept = say(words, 'keptLast').split('|');
  const isKept = (item: Element) => kept.some((start) => item.textContent?.trim().toLowerCase().startsWith(start));
  const items = question.choices.flatMap(({ id }) => form.querySelector(`[value="${id}"]`)?.closest('li') ?? []);
  const free = shuffled(
    items.filter((item) => !isKept(item)),
    seed,
    question.id,
  );
  form.querySelector('.nv-choices')?.append(...free, ...items.filter(isKept));
}
