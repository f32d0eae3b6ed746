import type { DeviceNotes } from '#adapters/browser/deviceNotes';

/** Keys of one letter may disturb who speaks to the machine: they can be switched off. */
export const areLettersOn = (notes: DeviceNotes): boolean => notes.setting('touches') !== 'non';
export const setLetters = (notes: DeviceNotes, isOn: boolean): void =>
  notes.setSetting('touches', isOn ? undefined : 'non');

/** What a key asks for. */
export type Wish =
  | 'palette'
  | 'undo'
  | 'redo'
  | 'map'
  | 'export'
  | 'thread'
  | 'versions'
  | 'problem'
  | 'list'
  | { readonly stage: number };

const chords: Readonly<Record<string, Wish>> = { k: 'palette', z: 'undo', y: 'redo' };
const letters: Readonly<Record<string, Wish>> = {
  '?': 'map',
  e: 'export',
  f: 'thread',
  v: 'versions',
  p: 'problem',
  '0': 'list',
};

/** The wish of a key press; `undefined` for a key that is not ours, or that writes in a field. */
export function wishOf(event: KeyboardEvent, areLetters: boolean): Wish | undefined {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (key === 'z' && event.shiftKey) return 'redo';
    return event.shiftKey ? undefined : chords[key];
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || !areLetters) return undefined;
  const stage = /^[1-9]$/.test(key) ? Number(key) : undefined;
  return stage ? { stage } : letters[key];
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
