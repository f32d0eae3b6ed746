import { button, element } from '#blocks/question/element';
import { say } from '#core/words';
import { allOf, type Stage } from '#player/stage';
import type { Notice, Tracker } from '#player/tracker';

/**
 * The foot of the module, where the tracker says softly what becomes of the answers; with a way to erase them where a browser
 * keeps them. Where none keeps them, that is said before the first question too: later is too late.
 */
export function notices({ words, slots }: Stage, { forget }: Tracker): (...notices: Notice[]) => void {
  const told = element('p', { role: 'status' });
  const erase = button(say(words, 'forget'), 'nv-link', () => {
    if (!confirm(say(words, 'forgetSurely'))) return;
    if (forget) forget();
    location.reload();
  });
  erase.hidden = !forget;
  (allOf('.nv-foot')[0] as HTMLElement).append(told, erase);
  return (...notices) => {
    told.textContent = notices.map((notice) => say(words, notice)).join(' ');
    const [first] = slots;
    if (first && notices.includes('notKept'))
      first.root.before(element('p', { class: 'nv-once' }, element('strong', {}, say(words, 'once'))));
  };
}
