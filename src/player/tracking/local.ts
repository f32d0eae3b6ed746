import type { Notice, Tracker } from '#player/tracker';

/** Progress in this browser, where it may be kept: nobody else sees it. `first` is said before what becomes of the answers. */
export function localTracker(first: Notice): Tracker {
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
  return {
    open(key, tell) {
      name = `navette ${key}`;
      let packed = '';
      tried(() => {
        packed = localStorage.getItem(name) || '';
        localStorage.setItem(name, packed);
      });
      tell(first, kept ? 'kept' : 'notKept');
      return { packed, place: '' };
    },
    keep: ({ packed }) => tried(() => kept && localStorage.setItem(name, packed)),
    where: () => (kept ? 'device' : 'nowhere'),
    answered: () => undefined,
    send: () => undefined,
    forget() {
      tried(() =>
        Object.keys(localStorage)
          .filter((one) => one.startsWith(name))
          .forEach((one) => localStorage.removeItem(one)),
      );
      kept = false;
    },
  };
}
