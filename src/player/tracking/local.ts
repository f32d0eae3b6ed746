import type { Notice, Tracker } from '#player/tracker';

/** Progress in this browser, where it may be kept: nobody else sees it. */
export function localTracker(notices: { readonly kept: Notice; readonly lost: Notice }): Tracker {
  let key = '';
  let erased = false;
  return {
    open(module) {
      key = `navette ${module.key}`;
      try {
        const packed = localStorage.getItem(key) ?? undefined;
        localStorage.setItem(key, packed ?? '');
        module.tell(notices.kept);
        return { packed };
      } catch {
        module.tell(notices.lost);
        return {};
      }
    },
    keep({ packed }) {
      if (erased) return;
      try {
        localStorage.setItem(key, packed);
      } catch {
        // Full or refused since: the module goes on without it, as `open` said it might.
      }
    },
    answered: () => undefined,
    send: () => undefined,
    forget() {
      erased = true;
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
