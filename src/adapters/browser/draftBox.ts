import type { Change } from '#core/change/change';

/** What was typed and is not saved yet, written at each key: a window that is killed loses nothing. */
export interface DraftBox {
  /** Keeps the unsaved changes of this window, or forgets them. */
  keep(course: string, changes: readonly Change[]): void;
  /** The unsaved changes of windows that are gone, and of this one before it was loaded again; taken once. */
  takeAbandoned(course: string): readonly Change[];
}

const prefix = 'navette-brouillon';
/** A window that lives saves within seconds; what is older has nobody. */
const abandonedAfter = 4_000;

/** In `localStorage`, which answers at once; where there is none, nothing is kept. */
export function draftBox(storage: Storage | undefined, window: string, now: () => number = Date.now): DraftBox {
  const keyOf = (course: string) => `${prefix}/${course}/${window}`;
  return {
    keep(course, changes) {
      try {
        if (changes.length === 0) storage?.removeItem(keyOf(course));
        else storage?.setItem(keyOf(course), JSON.stringify({ at: now(), changes }));
      } catch {
        // Full or forbidden: the saving itself tells.
      }
    },
    takeAbandoned(course) {
      if (!storage) return [];
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
      return keys
        .filter((key) => key.startsWith(`${prefix}/${course}/`))
        .flatMap((key) => {
          const draft = read(storage.getItem(key));
          if (!draft || (key !== keyOf(course) && now() - draft.at < abandonedAfter)) return [];
          storage.removeItem(key);
          return draft.changes;
        });
    },
  };
}

function read(text: string | null): { readonly at: number; readonly changes: readonly Change[] } | undefined {
  try {
    const draft = JSON.parse(text ?? 'null') as { at?: unknown; changes?: unknown } | null;
    if (typeof draft?.at !== 'number' || !Array.isArray(draft.changes)) return undefined;
    return { at: draft.at, changes: draft.changes as Change[] };
  } catch {
    return undefined;
  }
}

/** The `localStorage` of this window; `undefined` where the browser refuses it. */
export function localBox(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
