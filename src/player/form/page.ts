import { allOf, button, element, fill, status } from '#blocks/question/element';
import { say, type Words } from '#core/words';
import { handOver } from '#player/form/handOver';
import { fillIn, holds, type Item, itemOf, pieceOf, responseOf, type Given } from '#player/form/fields';
import { missingIn } from '#player/form/missing';
import { shelf } from '#player/form/shelf';

/** Brings a form to life: a section at a time, only what the answers so far call for, a draft on the device, a file at the end. */
export function startForm(): void {
  const words = JSON.parse(document.querySelector('#nv-data')?.textContent as string) as Words;
  const { key = '' } = document.body.dataset;
  const draft = shelf(key);
  const earlier = draft.open();
  const items = allOf('.nv-item[data-q]').map(itemOf);
  const pieces = allOf('.nv-page, .nv-item').map(pieceOf);
  const intro = document.querySelector<HTMLElement>('.nv-intro');
  const code = document.querySelector<HTMLInputElement>('#nv-code');
  const end = document.querySelector('#nv-end') as HTMLElement;
  const sections = [...allOf('.nv-page'), end];
  let open = sections[0] as HTMLElement;

  const bar = element('progress', '');
  const where = element('span', '');
  bar.setAttribute('aria-hidden', 'true');
  const alert = status('div', 'nv-errors nv-callout nv-caution', 'alert');
  const back = button(say(words, 'back'), 'nv-button', () => turn(-1));
  const next = button(say(words, 'next'), 'nv-button nv-primary', () => turn(1));
  const foot = element('div', 'nv-turn', element('div', '', back, next));
  const over = handOver({ end, words, items: visible, answers, code: () => code?.value.trim() ?? '' });

  /** The answers to what is shown; hides what they do not call for. */
  function answers(): ReadonlyMap<string, Given> {
    const given = new Map<string, Given>();
    for (const { root, when } of pieces) {
      root.hidden = when !== undefined && !holds(when, given);
      const item = items.find((one) => one.root === root);
      const isHidden = root.hidden || pieces.some((piece) => piece.root.hidden && piece.root.contains(root));
      const response = item && !isHidden && responseOf(item);
      if (item && response) given.set(item.id, response);
    }
    return given;
  }

  function visible(): readonly Item[] {
    return items.filter(({ root }) => !root.hidden && !isSkipped(root.closest('.nv-page') as HTMLElement));
  }

  /** Its condition does not hold, or it would ask nothing. */
  function isSkipped(section: HTMLElement): boolean {
    const piece = pieces.find(({ root }) => root === section);
    if (!piece) return false;
    if (piece.when !== undefined && !holds(piece.when, given)) return true;
    const inside = items.filter(({ root }) => section.contains(root));
    return inside.length > 0 && inside.every(({ root }) => root.hidden);
  }

  let given: ReadonlyMap<string, Given> = new Map();

  function draw() {
    given = answers();
    const path = sections.filter((section) => !isSkipped(section));
    if (!path.includes(open)) open = path[0] as HTMLElement;
    for (const section of sections) section.hidden = section !== open;
    const at = path.indexOf(open);
    if (intro) intro.hidden = at > 0;
    back.hidden = at === 0;
    next.hidden = open === end;
    bar.max = path.length - 1;
    bar.value = at;
    const counts = { given: given.size, asked: visible().length };
    const part = { part: Math.min(at + 1, path.length - 1), parts: path.length - 1 };
    where.textContent = [say(words, 'progress', part), say(words, 'answered', counts)].join(' \u00b7 ');
    over.show(counts);
    return { path, at };
  }

  function keep() {
    const all = items.flatMap((item) => {
      const response = responseOf(item);
      return response === undefined ? [] : [[item.id, response] as const];
    });
    draft.keep({ code: code?.value ?? '', page: open.id, answers: Object.fromEntries(all) });
  }

  function turn(step: number) {
    const { path, at } = draw();
    const here = visible().filter(({ root }) => open.contains(root));
    const missing = step > 0 ? missingIn(here, given, words) : [];
    fill(alert, ...missing);
    alert.hidden = missing.length === 0;
    if (missing.length > 0) return alert.focus();
    open = path[at + step] ?? open;
    draw();
    keep();
    scrollTo(0, 0);
    open.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  for (const item of items) fillIn(item, earlier?.answers[item.id]);
  if (code && earlier) code.value = earlier.code;
  open = sections.find(({ id }) => id === earlier?.page) ?? open;
  document.querySelector('.nv-head')?.append(element('p', 'nv-progress', bar, where));
  document.querySelector('main')?.append(alert, foot);
  document.querySelector('.nv-foot')?.append(...keptNotice(draft, words));
  alert.hidden = true;
  document.documentElement.classList.add('nv-live');
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement) grow(target);
    draw();
    keep();
  });
  draw();
}

/** What becomes of the draft, and the way to erase it: the device may be shared. */
function keptNotice(draft: ReturnType<typeof shelf>, words: Words): HTMLElement[] {
  const told = element('p', '', say(words, draft.isKept() ? 'kept' : 'notKept'));
  if (!draft.isKept()) return [told];
  const erase = button(say(words, 'forget'), 'nv-link', () => {
    if (!confirm(say(words, 'forgetSurely'))) return;
    draft.forget();
    location.reload();
  });
  return [told, erase];
}

/** A long answer stays visible whole, on the screen and on paper. */
function grow(area: HTMLTextAreaElement): void {
  while (area.scrollHeight > area.clientHeight && area.rows < 60) area.rows += 1;
}
