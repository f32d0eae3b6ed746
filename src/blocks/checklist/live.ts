import type { Live } from '#blocks/live';
import { hash } from '#core/tracking/layout';

/** The ticks are kept, one figure each; another list of points is another list. */
export const checklist: Live = (root, { kept, keep }) => {
  const boxes = [...root.querySelectorAll('input')];
  const key = `k${hash(root.textContent).toString(36)}`;
  const ticked = kept(key);
  boxes.forEach((box, index) => (box.checked = ticked[index] === '1'));
  root.onchange = () => keep(key, boxes.map((box) => Number(box.checked)).join(''));
};
