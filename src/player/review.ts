import { marksOf } from '#core/tracking/outcome';
import type { Progress } from '#core/tracking/progress';
import { allOf } from '#blocks/question/element';
import type { Stage } from '#player/stage';

/** « Pages à revoir »: the list in the page, whose lines are shown for the objectives that a learner missed. */
export function reviewList(
  { layout }: Stage,
  section: HTMLElement,
  after: HTMLElement,
  go: (page: number) => void,
): (handedIn: Progress | undefined) => void {
  const [list] = allOf('.nv-review', section);
  if (!list) return () => undefined;
  after.after(list);
  for (const link of allOf('a', list))
    link.onclick = () => {
      go(layout.pages.indexOf((link.getAttribute('href') ?? '').slice(1)));
      return false;
    };
  return (progress) => {
    const lines = allOf('li', list);
    for (const line of lines) {
      const asked = (line.dataset['questions'] as string).split(' ');
      const slots = layout.slots.map((slot) => ({ ...slot, graded: slot.graded && asked.includes(slot.question.id) }));
      const { score = 100 } = progress ? marksOf(progress, { ...layout, slots }) : {};
      line.hidden = score >= (layout.quiz?.passShare ?? 100);
    }
    list.hidden = lines.every(({ hidden }) => hidden);
  };
}
