import type { Live } from '#blocks/live';
import { button } from '#blocks/question/element';
import { said } from '#blocks/question/said';

/** One scene at a time: each choice is a button that leads to the next, the last scene to the debrief, and back to the start. */
export const caseStudy: Live = (root) => {
  const scenes = [...root.querySelectorAll<HTMLElement>('.nv-scene')];
  const debrief = root.querySelector('.nv-debrief');
  const again = button(said('again'), 'nv-button', () => go(scenes[0]));

  function show(open: HTMLElement | undefined) {
    const ends = !open?.querySelector('.nv-way');
    scenes.forEach((scene) => scene.classList.toggle('nv-off', scene !== open));
    debrief?.classList.toggle('nv-off', !ends);
    again.hidden = open === scenes[0];
  }

  function go(scene: HTMLElement | undefined) {
    show(scene);
    (scene?.firstElementChild as HTMLElement).focus();
  }

  for (const scene of scenes) (scene.firstElementChild as HTMLElement).tabIndex = -1;
  for (const way of root.querySelectorAll('.nv-way')) {
    const link = way.lastElementChild as HTMLAnchorElement;
    const place = link.hash.slice(1);
    way.firstElementChild?.classList.add('nv-off');
    link.replaceWith(button(link.textContent, 'nv-button', () => go(scenes.find(({ id }) => id === place))));
  }
  root.append(again);
  show(scenes[0]);
};
