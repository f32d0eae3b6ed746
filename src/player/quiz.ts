import { button, element } from '#blocks/question/element';
import { verdictLine } from '#blocks/question/verdict';
import type { Marks } from '#core/tracking/outcome';
import { shuffled } from '#core/tracking/shuffle';
import { say } from '#core/words';
import { allOf, type Quiz, type Stage } from '#player/stage';

/** What the quiz asks of the shell, which alone knows the progress. */
export interface QuizHost {
  /** Hands in; the cards still without an answer when it may not be. */
  readonly handIn: () => readonly HTMLElement[];
  readonly retake: () => void;
}

/** The foot of a graded quiz: hand in, the score in words, another try. */
export function quizFoot({ words, layout, slots }: Stage, { section, correction, shuffle }: Quiz, host: QuizHost) {
  const told = element('div', { class: 'nv-result', role: 'status', tabindex: '-1' });
  const submit = button(say(words, 'handIn'), 'nv-button nv-primary', () => {
    const missing = host.handIn();
    if (missing.length > 0) tellMissing(missing);
    told.focus();
  });
  const again = button(say(words, 'retake'), 'nv-button', host.retake);
  section.append(element('div', { class: 'nv-handin' }, element('p', { class: 'nv-actions' }, submit, again), told));

  function tellMissing(missing: readonly HTMLElement[]) {
    const cards = allOf('nv-question', section);
    const links = missing.map((card) =>
      button(say(words, 'question', { number: cards.indexOf(card) + 1 }), 'nv-link', () =>
        allOf('input,textarea', card)[0]?.focus(),
      ),
    );
    told.replaceChildren(line('missing'), ...links.map((link) => element('p', {}, link)));
  }

  const line = (key: string, values: Readonly<Record<string, number | undefined>> = {}) => {
    const written = Object.entries(values).map(([name, value]) => [
      name,
      String(value).replace('.', say(words, 'decimalMark')),
    ]);
    return element('p', {}, say(words, key, Object.fromEntries(written) as Record<string, string>));
  };

  function scoreLines({ points, most, score }: Marks, best = 0): Node[] {
    const pass = layout.quiz?.passShare;
    if (score === undefined) return [line('handedIn')];
    const lines: Node[] = [line('score', { score, points, most })];
    if (pass !== undefined)
      lines.push(
        verdictLine(score >= pass ? 'right' : 'wrong', line(score >= pass ? 'passed' : 'failed', { pass }).textContent),
      );
    if (best > score) lines.push(line('best', { best }));
    return lines;
  }

  return {
    /** Before: a button. After: the score, the pass mark, and another try unless the test is taken only once. */
    show(handedIn: boolean, marks: Marks, best: number | undefined) {
      submit.hidden = handedIn;
      again.hidden = !handedIn || correction === 'none';
      told.replaceChildren(...(handedIn ? scoreLines(marks, best) : []));
    },
    /** The questions in an order that the seed decides, where the author wants so. */
    shuffle(seed: number) {
      if (!shuffle) return;
      const items = slots.flatMap(({ root, graded }) => (graded ? (root.parentElement ?? []) : []));
      items[0]?.parentElement?.append(...shuffled(items, seed, section.id));
    },
  };
}
