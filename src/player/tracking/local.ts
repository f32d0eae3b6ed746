import { allOf, button, element } from '#blocks/question/element';
import { said } from '#blocks/question/said';
import type { Tracker } from '#player/tracker';

/**
 * Progress in this browser, where it may be kept: nobody else sees it, and a button erases it. Where it may not, that is
 * said before the first question too: later is too late.
 */
export function localTracker(): Tracker {
  let name = '';
  let kept = true;
  /** Storage is refused, or full: the module goes on without it. */
  const tried = (use: () => void) => {
    try {
      use();
    } catch {
      kept = false;
    }
  };
  function forget() {
    if (!confirm(said('forgetSurely'))) return;
    tried(() => {
      for (const one of Object.keys(localStorage)) if (one.startsWith(name)) localStorage.removeItem(one);
    });
    kept = false;
    location.reload();
  }
  return {
    open(key, told) {
      let packed = '';
      name = `navette ${key}`;
      tried(() => localStorage.setItem(name, (packed = localStorage.getItem(name) || '')));
      told.textContent = `${said('notSent')} ${said(kept ? 'kept' : 'notKept')}`;
      told.after(button(said('forget'), 'nv-link', forget));
      const [question] = allOf('nv-question');
      if (question && !kept) question.before(element('strong', 'nv-once', said('once')));
      return { packed, place: '' };
    },
    keep: ({ packed }) => tried(() => kept && localStorage.setItem(name, packed)),
    where: () => (kept ? 'device' : 'nowhere'),
    answered: () => undefined,
    send: () => undefined,
  };
}
