import { allOf, button, element, fill, status } from '#blocks/question/element';
import { plainFields } from '#blocks/question/fields';
import { helps } from '#blocks/question/helps';
import { questionLives } from '#blocks/question/lives';
import { said } from '#blocks/question/said';
import { verdictFor } from '#blocks/question/verdict';
import { grade, gradingOf } from '#core/question/grading';
import type { Question } from '#core/question/index';
import { type Answer, isGiven } from '#core/tracking/progress';

/** How a card is played: `practice` as often as wanted, `once` for a test corrected at once, `draft` for one handed in whole. */
export type Play = 'practice' | 'once' | 'draft';

export interface CardHost {
  readonly play: Play;
  /** Each time the answer changes; `undefined` when it is taken back. A draft in practice is nobody's business. */
  readonly changed: (answer: Answer | undefined) => void;
}

/** A question that is alive. */
export interface Card {
  /**
   * The card with this answer, or empty. A checked answer is locked and, where the correction may be seen, commented.
   * The seed decides the order of the choices; without one they stay as they are.
   */
  show(answer: Answer | undefined, seed?: number, corrected?: boolean): void;
  /** Where the keyboard begins. */
  readonly focus: () => void;
}

/** Brings the HTML of one question to life: a button to check, the verdict in words, another try. It waits to be shown. */
export function enliven(root: Element, question: Question, { play, changed }: CardHost): Card {
  const [form, key] = root.children as unknown as [HTMLElement, HTMLDetailsElement?];
  const { 'nv-tip': tips, 'nv-apart': standAlone } = helps;
  let locked = false;
  if (standAlone) standAlone(form);
  const hints = tips && tips(form, keep);
  const fields = (questionLives[question.type] || plainFields)(form, question, keep);
  // Of a test that is handed in whole only the score is read out.
  const result = status('div', 'nv-result', play === 'draft' ? 'note' : 'status');
  const main = button('', 'nv-button', () => (locked ? retry() : check()));
  const actions = element('p', 'nv-actions', main);

  function show(answer: Answer | undefined, seed?: number, corrected = true) {
    const { response, checked = false, hints: opened } = answer || {};
    const mark = checked ? grade(question, response, opened) : undefined;
    const isTold = checked && corrected;
    locked = checked;
    allOf('.nv-tag', form).forEach((tag) => tag.remove());
    form.classList.toggle('nv-locked', checked);
    fields.write(response, checked, seed);
    main.textContent = said(checked ? 'retry' : play === 'once' ? 'validate' : 'check');
    actions.hidden = checked ? play !== 'practice' || mark === 1 : play === 'draft';
    if (hints) hints.show(opened || 0, checked);
    if (key) {
      key.hidden = !isTold;
      key.open = false;
    }
    fill(result);
    if (!isTold || !response) return;
    const { parts } = gradingOf(question);
    result.append(...verdictFor(question, response, mark, key));
    if (parts) fields.tell(parts(question, response));
  }

  function given(checked: boolean): Answer | undefined {
    const response = fields.read();
    const answer = { checked, response: isGiven(response) ? response : undefined, hints: hints && hints.count() };
    return answer.response || answer.hints ? answer : undefined;
  }

  function keep() {
    if (play !== 'practice' && !locked) changed(given(false));
  }

  function check() {
    const answer = given(true);
    if (answer && answer.response) {
      show(answer);
      (actions.hidden ? result : main).focus();
      changed(answer);
    } else {
      fill(result, said('nothingGiven'));
      fields.focus();
    }
  }

  function retry() {
    show(undefined);
    changed(undefined);
    fields.focus();
  }

  form.append(actions, result);
  form.onkeydown = ({ key: pressed, target, isComposing }) => {
    if (pressed === 'Enter' && (target as HTMLInputElement).type === 'text' && !isComposing && play !== 'draft')
      check();
  };
  return { show, focus: fields.focus };
}
