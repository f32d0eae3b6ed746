import type { Notice, Tracker } from '#player/tracker';

/** Progress in this browser, where it may be kept: nobody else sees it. `first` is said before what becomes of the answers. */
export function localTracker(first: Notice): Tracker {
  let name = '';
  let kept = true;
  /** Storage is refused, or full: the module goes on without it. */
  const where = (use: () => void) => {
    try {
      use();
    } catch {
      kept = false;
    }
  };
  return {
    open(key, tell) {
      name = `navette ${key}`;
      let packed: string | null = null;
      where(() => {
        packed = localStorage.getItem(name);
        localStorage.setItem(name, packed ?? '');
      });
      tell(first, kept ? 'kept' : 'notKept');
      return { packed };
    },
    keep: ({ packed }) => where(() => kept && localStorage.setItem(name, packed)),
    answered: () => undefined,
    send: () => undefined,
    forget() {
      where(() => localStorage.removeItem(name));
      kept = false;
    },
  };
}
