import { button, element } from '#blocks/question/element';
import { plainFields } from '#blocks/question/fields';
import { helps } from '#blocks/question/helps';
import { questionLives } from '#blocks/question/lives';
import { verdictFor } from '#blocks/question/verdict';
import { grade, gradingOf } from '#core/question/grading';
import type { Question } from '#core/question/index';
import { type Answer, isGiven } from '#core/tracking/progress';
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
  /** Where the keyboard begins. */
  focus(): void;
}

/** Brings the HTML of one question to life: a button to check, the verdict in words, another try. */
export function enliven(
  root: HTMLElement,
  question: Question,
  { words, play, changed = () => undefined }: CardHost,
): Card {
  const form = root.querySelector('.nv-q') as HTMLElement;
  const key = root.querySelector<HTMLDetailsElement>(':scope > .nv-key');
  const tips = helps['nv-tip'];
  const hints = tips && tips(form, keep);
  const fields = (questionLives[question.type] || plainFields)(form, question, words, keep);
  const result = element('div', { class: 'nv-result', role: play !== 'draft' && 'status', tabindex: '-1' });
  const main = button('', 'nv-button', () => (locked() ? retry() : check()));
  const actions = element('p', { class: 'nv-actions' }, main);
  const locked = () => form.classList.contains('nv-locked');

  function show(answer: Answer | undefined, seed?: number, corrected = true) {
    const { response, checked = false, hints: shown } = answer || {};
    const mark = checked ? grade(question, response, shown) : undefined;
    form.querySelectorAll('.nv-tag').forEach((tag) => tag.remove());
    form.classList.toggle('nv-locked', checked);
    fields.write(response, checked, seed);
    main.textContent = say(words, checked ? 'retry' : play === 'once' ? 'validate' : 'check');
    actions.hidden = checked ? play !== 'practice' || mark === 1 : play === 'draft';
    if (hints) hints.show(shown || 0, checked);
    if (key) {
      key.hidden = !checked || !corrected;
      key.open = false;
    }
    const commented = checked && corrected && response;
    result.replaceChildren(...(commented ? verdictFor(question, response, mark, key, words) : []));
    if (commented) fields.tell(gradingOf(question).parts?.(question, response) ?? []);
  }

  function given(checked: boolean): Answer | undefined {
    const response = fields.read();
    const count = hints && hints.count();
    const answer = { checked, ...(isGiven(response) && { response }), ...(count && { hints: count }) };
    return answer.response || count ? answer : undefined;
  }

  function keep() {
    if (play !== 'practice' && !locked()) changed(given(false));
  }

  function check() {
    const answer = given(true);
    if (!answer || !answer.response) {
      result.textContent = say(words, 'nothingGiven');
      fields.focus();
      return;
    }
    show(answer);
    (actions.hidden ? result : main).focus();
    changed(answer);
  }

  function retry() {
    show(undefined);
    changed(undefined);
    fields.focus();
  }

  form.append(actions, result);
  form.addEventListener('keydown', ({ key: pressed, target, isComposing }) => {
    if (pressed === 'Enter' && (target as HTMLInputElement).type === 'text' && !isComposing && play !== 'draft')
      check();
  });
  show(undefined);
  return { show, focus: () => fields.focus() };
}
