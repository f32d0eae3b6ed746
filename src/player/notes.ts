import type { LiveHost } from '#blocks/live';
import { type Notes, packNotes, unpackNotes } from '#core/tracking/notes';
import { packedLimit } from '#core/tracking/pack';
import type { Tracker } from '#player/tracker';

/** What blocks keep for the learner goes with the progress; what does not fit there stays in this browser, under the name of the module. */
export function notebook(
  key: string,
  tracker: Tracker,
  earlier: string,
  keep: () => void,
): { readonly host: LiveHost; beside(packed: string): string } {
  const notes: Record<string, string> & Notes = { ...unpackNotes(earlier) };
  let left: readonly string[] = [];
  const host: LiveHost = {
    kept: (name) => notes[name] || shelf(`navette ${key} ${name}`),
    keep(name, text) {
      notes[name] = text;
      keep();
      const isLeft = left.includes(name);
      const onShelf = shelf(`navette ${key} ${name}`, isLeft ? text : '');
      if (!isLeft) return tracker.where();
      return onShelf === text ? 'device' : 'nowhere';
    },
  };
  return {
    host,
    /** The progress, and what fits beside it. */
    beside(packed) {
      const { text, left: over } = packNotes(notes, packedLimit - packed.length);
      left = over;
      return packed + text;
    },
  };
}

/** A text in this browser, put there first where one is given; nothing where it may not be kept. */
function shelf(name: string, text?: string): string {
  try {
    if (text) localStorage.setItem(name, text);
    if (text === '') localStorage.removeItem(name);
    return localStorage.getItem(name) || '';
  } catch {
    return '';
  }
}
