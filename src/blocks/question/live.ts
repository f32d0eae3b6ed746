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
  /** Decides the order of the choices; without one they keep the author's. */
  readonly seed?: number | undefined;
  /** Each time the answer changes; `undefined` when it is taken back. */
  changed?(answer: Answer | undefined): void;
}

/** A question that is alive. */
export interface Card {
  readonly question: Question;
  readonly element: HTMLElement;
  /** The answer as it stands in the fields. */
  response(): Response | undefined;
  /** Fills the fields; a checked answer is locked and, where the correction may be seen, commented. */
  show(answer: Answer, corrected: boolean): void;
  /** Empty and open again. */
  clear(seed?: number): void;
  focus(): void;
}

/** Brings the HTML of one question to life: a button to check, the verdict in words, another try. */
export function enliven(root: HTMLElement, question: Question, host: CardHost): Card {
  const { words, play } = host;
  const form = root.querySelector<HTMLElement>('.nv-q') ?? root;
  const key = root.querySelector<HTMLDetailsElement>('.nv-key');
  const fields = [...form.querySelectorAll<Field>('input, textarea')];
  const result = element('div', { class: 'nv-result', role: 'status' });
  const checkWord = say(words, play === 'once' ? 'validate' : 'check');
  const main = button(checkWord, 'nv-button', () => (locked() ? retry() : check()));
  const actions = element('p', { class: 'nv-actions' }, main);
  actions.hidden = play === 'draft';

  const locked = () => fields.some(({ disabled }) => disabled);
  const lock = (on: boolean) => {
    fields.forEach((field) => (field.disabled = on));
    form.classList.toggle('nv-locked', on);
  };

  function response(): Response | undefined {
    const values = fields.filter((field) => !isOption(field) || field.checked).map(({ value }) => value);
    const given = question.type === 'multiple' ? values : values[0];
    return isGiven(given) ? given : undefined;
  }

  function check() {
    const given = response();
    if (given === undefined) {
      result.replaceChildren(element('p', { class: 'nv-verdict' }, say(words, 'nothingGiven')));
      fields[0]?.focus();
      return;
    }
    show({ response: given, checked: true }, true);
    (actions.hidden ? result : main).focus();
    host.changed?.({ response: given, checked: true });
  }

  function show({ response: given, checked }: Answer, corrected: boolean) {
    fill(fields, given);
    lock(checked);
    if (!checked) return;
    const mark = grade(question, given);
    const again = play === 'practice' && mark !== 1;
    main.textContent = say(words, 'retry');
    actions.hidden = !again;
    key?.toggleAttribute('hidden', !corrected);
    if (!corrected) return;
    result.replaceChildren(...verdictFor(question, given, mark, key, words));
    tagChoices(form, question, words);
  }

  function clear(seed = host.seed) {
    fill(fields, []);
    lock(false);
    result.replaceChildren();
    untag(form);
    main.textContent = checkWord;
    actions.hidden = play === 'draft';
    if (key) [key.hidden, key.open] = [true, false];
    if (seed !== undefined) shuffleChoices(form, question, seed, words);
  }

  function retry() {
    clear();
    host.changed?.(undefined);
    fields[0]?.focus();
  }

  function changed() {
    if (play === 'practice') return;
    const given = response();
    host.changed?.(given === undefined ? undefined : { response: given, checked: false });
  }

  result.tabIndex = -1;
  form.append(actions, result);
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('keydown', (event) => {
    const line = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (event.key === 'Enter' && line && play !== 'draft' && !event.isComposing) check();
  });
  clear();
  return { question, element: root, response, show, clear, focus: () => fields[0]?.focus() };
}

type Field = HTMLInputElement | HTMLTextAreaElement;

const isOption = (field: Field): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox';

function fill(fields: readonly Field[], response: Response) {
  const values = typeof response === 'string' ? [response] : response;
  for (const field of fields) {
    if (isOption(field)) field.checked = values.includes(field.value);
    else field.value = values[0] ?? '';
  }
}

/** The chosen choices say whether they were right; the others keep their secret for another try. */
function tagChoices(form: HTMLElement, question: Question, words: Words) {
  if (question.type !== 'single' && question.type !== 'multiple') return;
  untag(form);
  for (const { id, share } of question.choices) {
    const field = form.querySelector<HTMLInputElement>(`input[value="${id}"]`);
    if (field?.checked && share !== undefined) field.parentElement?.append(tagFor(share > 0, words));
  }
}

const untag = (form: HTMLElement) => form.querySelectorAll('.nv-tag').forEach((tag) => tag.remove());

/** A chance order that the seed decides; « none of these » and its kin stay last. */
function shuffleChoices(form: HTMLElement, question: Question, seed: number, words: Words) {
  const list = form.querySelector('.nv-choices');
  if (!list || !('shuffle' in question) || !question.shuffle) return;
  const kept = say(words, 'keptLast').split('|');
  const isKept = (item: Element) => kept.some((start) => item.textContent?.trim().toLowerCase().startsWith(start));
  const places = new Map(question.choices.map(({ id }, place): [string, number] => [id, place]));
  const placeOf = (item: Element) => places.get(item.querySelector('input')?.value ?? '') ?? 0;
  const items = [...list.children].sort((one, other) => placeOf(one) - placeOf(other));
  list.append(
    ...shuffled(
      items.filter((item) => !isKept(item)),
      seed,
      question.id,
    ),
    ...items.filter(isKept),
  );
}
