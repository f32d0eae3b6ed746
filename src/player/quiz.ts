import { allOf, button, element, fill, status } from '#blocks/question/element';
import { said } from '#blocks/question/said';
import { verdictLine } from '#blocks/question/verdict';
import { marksOf } from '#core/tracking/outcome';
import { isGiven, type Progress } from '#core/tracking/progress';
import { shuffled } from '#core/tracking/shuffle';
import { quizParts } from '#player/quizParts';
import type { QuizData, Stage } from '#player/stage';

/** What the quiz asks of the shell, which alone knows the progress. */
export interface QuizHost {
  /** Hands in; tells whether every question is answered, without which it may not be. */
  readonly handIn: () => boolean;
  readonly retake: () => void;
  /** The keyboard goes to a question. */
  readonly focus: (slot: number) => void;
  readonly flag: (slot: number, flagged: boolean) => void;
  readonly go: (page: number) => void;
}

/** The graded quiz: its questions in order, marked to come back to; hand in, the score in words, what to read again, another try. */
export function quizFoot(stage: Stage, section: HTMLElement, host: QuizHost) {
  const { layout, slots } = stage;
  const { correction, shuffle, attempts, pass: passShare } = section.dataset as QuizData;
  const pass = Number(passShare);
  const [list] = allOf('.nv-questions', section) as [HTMLElement];
  let order = slots.flatMap(({ root, graded }, slot) => {
    if (!graded) return [];
    const item = root.parentElement as HTMLElement;
    const flag = element('input', '');
    flag.type = 'checkbox';
    flag.onchange = () => host.flag(slot, flag.checked);
    item.append(element('label', 'nv-flag', flag, ` ${said('flag')}`));
    return [{ slot, item, flag }];
  });
  const items = order;

  const { 'nv-one': oneByOne, 'nv-review': reviewList } = quizParts;
  const one = oneByOne && oneByOne(section, list, turn);
  const overview = element('p', 'nv-overview');
  const told = status('div', 'nv-result');
  const submit = button(said('handIn'), 'nv-button nv-primary', () => {
    if (!host.handIn()) fill(told, said('missing'));
    told.focus();
  });
  const again = button(said('retake'), 'nv-button', host.retake);
  section.append(element('div', 'nv-handin', overview, element('p', 'nv-actions', submit, again), told));
  const review = reviewList && reviewList(stage, section, told, host.go);

  function turn(to: number) {
    const next = order[to];
    draw(to);
    if (next) host.focus(next.slot);
  }

  function draw(open: number) {
    if (one)
      one(
        open,
        order.map(({ item }) => item),
      );
  }

  const tell = (...words: Parameters<typeof said>) => told.append(element('p', '', said(...words)));

  function tellScore(progress: Progress) {
    const { best = 0, tries } = progress;
    const { score, dontKnow: count, ...marks } = marksOf(progress, layout);
    if (score === undefined) tell('handedIn');
    else {
      tell('score', { score, ...marks });
      // Without a pass mark it is no number.
      if (pass >= 0)
        told.append(
          score < pass
            ? verdictLine('wrong', said('failed', { pass }))
            : verdictLine('right', said('passed', { pass })),
        );
      if (count) tell('unknownCount', { count });
      if (best > score) tell('best', { best });
    }
    if (attempts) tell('tries', { tries, attempts });
  }

  return {
    /** Before: a button. After: the score, the pass mark, what to read again, and another try where one is left. The seed decides the order, where the author wants so. */
    show(progress: Progress, seed: number) {
      const { handedIn, tries } = progress;
      if (shuffle !== undefined) {
        order = shuffled(items, seed, section.id);
        list.append(...order.map(({ item }) => item));
      }
      submit.hidden = handedIn;
      again.hidden = !handedIn || correction === 'none' || tries >= Number(attempts);
      fill(told);
      if (handedIn) tellScore(progress);
      if (review) review(handedIn && correction !== 'none' ? progress : undefined);
      draw(0);
    },
    /** Where the learner stands, question by question. */
    tell({ answers, handedIn }: Progress) {
      overview.hidden = handedIn && !one;
      fill(overview);
      order.forEach(({ slot, flag }, index) => {
        const { response, flagged = false } = answers[slot] || {};
        const given = isGiven(response);
        const press = button(`${index + 1}${given ? ' ✓' : ''}${flagged ? ' ⚑' : ''}`, 'nv-link', () => turn(index));
        const states = [said('question', { number: index + 1 }), said(given ? 'given' : 'notGiven')];
        press.setAttribute('aria-label', states.concat(flagged ? said('flag') : []).join(', '));
        overview.append(press, ' ');
        flag.checked = flagged;
        flag.disabled = handedIn;
      });
    },
  };
}
