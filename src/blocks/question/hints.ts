import { allOf } from '#blocks/question/element';

/** The hints of one question, opened one after the other. */
export interface Hints {
  /** How many were opened. */
  count(): number;
  /** So many open; locked, no more can be. */
  show(count: number, locked: boolean): void;
}

/** Brings the hints of a question to life; `opened` when one more is paid for. */
export function liveHints(form: HTMLElement, opened: () => void): Hints {
  const tips = allOf('.nv-tip', form) as HTMLDetailsElement[];
  let count = 0;
  let locked = false;
  const draw = () => tips.forEach((tip, index) => (tip.hidden = index > count || (locked && index >= count)));
  tips.forEach((tip, index) =>
    tip.addEventListener('toggle', () => {
      if (!tip.open || index < count || locked) return;
      count = index + 1;
      draw();
      opened();
    }),
  );
  return {
    count: () => count,
    show(shown, lock) {
      [count, locked] = [shown, lock];
      tips.forEach((tip, index) => (tip.open = index < count));
      draw();
    },
  };
}
