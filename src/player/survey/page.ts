import { allOf, button, element, status } from '#blocks/question/element';
import { type Scale, type SurveyAnswer } from '#core/survey/answer';
import { writeShortAnswer } from '#core/survey/shortAnswer';
import { say, type Words } from '#core/words';
import { handOver } from '#player/survey/handOver';
import { shelf } from '#player/form/shelf';

/** What the page was made with. */
export interface SurveyData {
  readonly survey: string;
  readonly version: number;
  readonly code: string;
  readonly scale: Scale;
  readonly items: readonly string[];
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly words: Words;
}

/** What is filled in so far. */
export interface Filled {
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  /** `y-…-importance` → the point, or `na`. */
  readonly ratings: Readonly<Record<string, string>>;
  readonly isAccepted: boolean;
}

/** Brings a survey to life: a draft on the device, how much is left, a file and a short text at the end. */
export function startSurvey(): void {
  const data = JSON.parse(document.querySelector('#nv-data')?.textContent as string) as SurveyData;
  const { words } = data;
  const code = document.querySelector('#nv-code') as HTMLInputElement;
  const consent = document.querySelector<HTMLInputElement>('#nv-consent');
  const fields = allOf('[data-field]') as (HTMLInputElement | HTMLSelectElement)[];
  const radios = allOf('.nv-points input') as HTMLInputElement[];
  const draft = shelf(document.body.dataset['key'] as string);
  const bar = element('progress', '');
  const count = element('span', '');
  bar.setAttribute('aria-hidden', 'true');

  function filled(): Filled {
    const named = fields.map((field) => [field.dataset['field'] as string, field.value.trim()] as const);
    return {
      code: codeIn(code.value),
      fields: Object.fromEntries(named.filter(([, value]) => value !== '')),
      ratings: Object.fromEntries(radios.filter(({ checked }) => checked).map(({ name, value }) => [name, value])),
      isAccepted: consent === null || consent.checked,
    };
  }
  const end = handOver(document.querySelector('#nv-end') as HTMLElement, data, filled);

  function draw() {
    const { ratings } = filled();
    const [given, asked] = [Object.keys(ratings).length, 2 * data.items.length];
    bar.max = asked;
    bar.value = given;
    count.textContent = say(words, 'progress', { given, asked });
    for (const side of allOf('.nv-side')) {
      const chosen = side.querySelector<HTMLInputElement>(':checked');
      const word = side.querySelector('.nv-word') as HTMLElement;
      word.textContent = chosen?.value === 'na' ? '' : (chosen?.getAttribute('aria-label') ?? '');
    }
    end.draw(asked - given);
  }

  function keep() {
    const { fields: words, ratings, isAccepted } = filled();
    draft.keep({ code: code.value, page: isAccepted ? '1' : '', answers: { ...words, ...ratings } });
  }

  const earlier = draft.open();
  if (earlier) {
    code.value = earlier.code;
    if (consent) consent.checked = earlier.page === '1';
    for (const field of fields) field.value = String(earlier.answers[field.dataset['field'] as string] ?? '');
    for (const radio of radios) radio.checked = earlier.answers[radio.name] === radio.value;
  }
  document.querySelector('main')?.prepend(element('p', 'nv-progress nv-stuck', bar, count));
  document.querySelector('.nv-foot')?.append(...keptNotice(draft, words));
  document.documentElement.classList.add('nv-live');
  document.addEventListener('input', () => {
    draw();
    keep();
  });
  // A point chosen by mistake is taken back by choosing it again.
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
    if (target.dataset['was'] === '1') target.checked = false;
    for (const radio of radios) if (radio.name === target.name) radio.dataset['was'] = radio.checked ? '1' : '';
    draw();
    keep();
  });
  for (const radio of radios) radio.dataset['was'] = radio.checked ? '1' : '';
  draw();
}

/** Letters and digits, as a short text takes them. */
const codeIn = (typed: string): string =>
  typed
    .normalize('NFD')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .slice(0, 12);

/** The answers in the shape that short texts are written from. */
export function answerOf({ code, ratings }: Filled, { items }: SurveyData): Omit<SurveyAnswer, 'line' | 'profile'> {
  const sides = ['importance', 'mastery'] as const;
  const given = (side: string) =>
    items.map((id) => {
      const value = ratings[`${id}-${side}`];
      return value === undefined || value === 'na' ? undefined : Number(value);
    });
  const notApplicable = items.flatMap((id, index) =>
    sides.flatMap((side, at) => (ratings[`${id}-${side}`] === 'na' ? [2 * index + at] : [])),
  );
  return { respondent: code, importance: given('importance'), mastery: given('mastery'), notApplicable };
}

/** The short text, or nothing while the code cannot be written in it. */
export function shortText(filled: Filled, data: SurveyData): string {
  const survey = { code: data.code, competencies: data.items.length, scale: data.scale };
  const written = writeShortAnswer(survey, answerOf(filled, data));
  return written.ok ? written.value : '';
}

/** What becomes of the draft, and the way to erase it: the device may be shared. */
function keptNotice(draft: ReturnType<typeof shelf>, words: Words): HTMLElement[] {
  const told = status('p', '');
  told.textContent = say(words, draft.isKept() ? 'kept' : 'notKept');
  if (!draft.isKept()) return [told];
  const erase = button(say(words, 'forget'), 'nv-link', () => {
    if (!confirm(say(words, 'forgetSurely'))) return;
    draft.forget();
    location.reload();
  });
  return [told, erase];
}
