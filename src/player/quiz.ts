import type { Card } from '#blocks/question/live';
import { button, element } from '#blocks/question/element';
import type { Marks } from '#core/tracking/outcome';
import { shuffled } from '#core/tracking/shuffle';
import { say } from '#core/words';
import type { Stage } from '#player/stage';

/** What the quiz asks of the shell, which alone knows the progress. */
export interface QuizHost {
  /** Hands in; the graded questions still without an answer when it may not be. */
  handIn(): readonly Card[];
  retake(): void;
}

/** The foot of a graded quiz: hand in, the score in words, another try. */
export function quizFoot(stage: Stage, page: HTMLElement, host: QuizHost) {
  const { words, layout, quiz } = stage;
  const told = element('div', { class: 'nv-result', role: 'status', tabindex: '-1' });
  const submit = button(say(words, 'handIn'), 'nv-button nv-primary', () => {
    const missing = host.handIn();
    if (missing.length > 0) tellMissing(missing);
    told.focus();
  });
  const again = button(say(words, 'retake'), 'nv-button', () => {
    host.retake();
    page.querySelector<HTMLElement>('h1')?.focus();
  });
  page.append(element('div', { class: 'nv-handin' }, element('p', { class: 'nv-actions' }, submit, ' ', again), told));

  function tellMissing(missing: readonly Card[]) {
    const all = [...page.querySelectorAll('nv-question')];
    const list = element('ul');
    for (const card of missing) {
      const name = say(words, 'question', { number: all.indexOf(card.element) + 1 });
      list.append(
        element(
          'li',
          {},
          button(name, 'nv-link', () => card.focus()),
        ),
      );
    }
    told.replaceChildren(element('p', {}, say(words, 'missing', { count: missing.length })), list);
  }

  return {
    /** Before: a button. After: the score, the pass mark, and another try unless the test is taken only once. */
    show(handedIn: boolean, marks: Marks, best: number | undefined) {
      submit.hidden = handedIn;
      again.hidden = !handedIn || quiz?.correction === 'none';
      told.replaceChildren(...(handedIn ? scoreLines(marks, best) : []));
    },
    /** The questions in an order that the seed decides, where the author wants so. */
    shuffle(seed: number) {
      const list = page.querySelector('.nv-questions');
      if (!quiz?.shuffle || !list) return;
      const byId = [...list.children].sort((one, other) => (idIn(one) < idIn(other) ? -1 : 1));
      list.append(...shuffled(byId, seed, page.id));
    },
  };

  function scoreLines({ points, most, score }: Marks, best: number | undefined): Node[] {
    const line = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
      element('p', {}, say(words, key, values));
    if (score === undefined) return [line('handedIn')];
    const numbers = { score: written(score), points: written(points), most: written(most) };
    const lines = [element('p', { class: 'nv-score' }, say(words, 'score', numbers))];
    const passShare = layout.quiz?.passShare;
    if (passShare !== undefined) {
      const passed = score >= passShare;
      const sign = element('span', { class: 'nv-icon', 'aria-hidden': 'true' }, passed ? '✓' : '✗');
      const sentence = say(words, passed ? 'passed' : 'failed', { pass: written(passShare) });
      lines.push(
        element('p', { class: `nv-verdict nv-${passed ? 'right' : 'wrong'}` }, sign, element('strong', {}, sentence)),
      );
    }
    if (best !== undefined && best > score) lines.push(line('best', { best: written(best) }));
    return lines;
  }

  function written(value: number): string {
    return String(value).replace('.', say(words, 'decimalMark'));
  }
}

const idIn = (item: Element): string => item.querySelector('nv-question')?.id ?? '';
