import { button, element } from '#blocks/question/element';
import { verdictLine } from '#blocks/question/verdict';
import { marksOf } from '#core/tracking/outcome';
import { isGiven, type Progress } from '#core/tracking/progress';
import { shuffled } from '#core/tracking/shuffle';
import { say } from '#core/words';
import type { oneByOne } from '#player/oneByOne';
import type { reviewList } from '#player/review';
import { allOf, type Quiz, type Stage } from '#player/stage';

/** What the quiz asks of the shell, which alone knows the progress. */
export interface QuizHost {
  /** Hands in; tells whether every question is answered, without which it may not be. */
  readonly handIn: () => boolean;
  readonly retake: () => void;
  /** The keyboard goes to a question. */
  readonly focus: (slot: number) => void;
  readonly flag: (slot: number, flagged: boolean) => void;
  readonly go: (page: number) => void;
  /** Where the author wants them. */
  readonly oneByOne: typeof oneByOne | undefined;
  readonly review: typeof reviewList | undefined;
}

/** The graded quiz: its questions in order, marked to come back to; hand in, the score in words, what to read again, another try. */
export function quizFoot(stage: Stage, quiz: Quiz, host: QuizHost) {
  const { words, layout, slots } = stage;
  const { section, correction, shuffle, attempts } = quiz;
  const [list] = allOf('.nv-questions', section);
  const flags = new Map<number, HTMLInputElement>();
  const items = slots.flatMap(({ root, graded }, slot) => {
    const item = root.parentElement;
    if (!graded || !item) return [];
    const flag = element('input', { type: 'checkbox' });
    flag.onchange = () => host.flag(slot, flag.checked);
    flags.set(slot, flag);
    item.append(element('label', { class: 'nv-flag' }, flag, ` ${say(words, 'flag')}`));
    return [{ slot, item }];
  });
  let order = items;

  const one = list && host.oneByOne && host.oneByOne(section, list, words, turn);
  const overview = element('p', { class: 'nv-overview' });
  const told = element('div', { class: 'nv-result', role: 'status', tabindex: '-1' });
  const submit = button(say(words, 'handIn'), 'nv-button nv-primary', () => {
    if (!host.handIn()) told.replaceChildren(line('missing'));
    told.focus();
  });
  const again = button(say(words, 'retake'), 'nv-button', host.retake);
  const actions = element('p', { class: 'nv-actions' }, submit, again);
  section.append(element('div', { class: 'nv-handin' }, overview, actions, told));
  const review = host.review && host.review(stage, section, told, host.go);

  function turn(to: number) {
    const next = order[to];
    draw(to);
    if (next) host.focus(next.slot);
  }

  const draw = (open: number) =>
    one &&
    one(
      open,
      order.map(({ item }) => item),
    );

  const line = (key: string, values: Readonly<Record<string, number | undefined>> = {}) => {
    const written = Object.entries(values).map(([name, value]) => [
      name,
      String(value).replace('.', say(words, 'decimalMark')),
    ]);
    return element('p', {}, say(words, key, Object.fromEntries(written) as Record<string, string>));
  };

  function scoreLines({ best = 0, tries, ...progress }: Progress): Node[] {
    const pass = layout.quiz && layout.quiz.passShare;
    const { points, most, score, dontKnow } = marksOf({ tries, ...progress }, layout);
    const lines: Node[] = score === undefined ? [line('handedIn')] : [line('score', { score, points, most })];
    if (score !== undefined && pass !== undefined)
      lines.push(
        verdictLine(score >= pass ? 'right' : 'wrong', line(score >= pass ? 'passed' : 'failed', { pass }).textContent),
      );
    if (dontKnow > 0) lines.push(line('unknownCount', { count: dontKnow }));
    if (score !== undefined && best > score) lines.push(line('best', { best }));
    if (attempts > 0) lines.push(line('tries', { tries, attempts }));
    return lines;
  }

  return {
    /** Before: a button. After: the score, the pass mark, what to read again, and another try where one is left. */
    show(progress: Progress) {
      const { handedIn, tries } = progress;
      submit.hidden = handedIn;
      again.hidden = !handedIn || correction === 'none' || (attempts > 0 && tries >= attempts);
      told.replaceChildren(...(handedIn ? scoreLines(progress) : []));
      if (review) review(handedIn && correction !== 'none' ? progress : undefined);
      draw(0);
    },
    /** Where the learner stands, question by question. */
    tell({ answers, handedIn }: Progress) {
      overview.hidden = handedIn && !one;
      overview.replaceChildren(
        ...order.flatMap(({ slot }, index) => {
          const { response, flagged = false } = answers[slot] || {};
          const flag = flags.get(slot);
          if (flag) [flag.checked, flag.disabled] = [flagged, handedIn];
          const states = [isGiven(response) ? 'given' : 'notGiven', ...(flagged ? ['flag'] : [])];
          const name = [say(words, 'question', { number: index + 1 }), ...states.map((state) => say(words, state))];
          const press = button(`${index + 1}${isGiven(response) ? ' ✓' : ''}${flagged ? ' ⚑' : ''}`, 'nv-link', () =>
            turn(index),
          );
          press.setAttribute('aria-label', name.join(', '));
          return [press, ' '];
        }),
      );
    },
    /** The questions in an order that the seed decides, where the author wants so. */
    shuffle(seed: number) {
      if (!shuffle) return;
      order = shuffled(items, seed, section.id);
      (list as HTMLElement).append(...order.map(({ item }) => item));
    },
  };
}
