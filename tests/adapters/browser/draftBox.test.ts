import { expect, test } from 'vitest';
import { deviceNotes } from '#adapters/browser/deviceNotes';
import { draftBox } from '#adapters/browser/draftBox';
import type { Change } from '#core/change/change';

/** A `localStorage` of its own; `refuses` to be written, as a full one does. */
function box(refuses = false): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => {
      if (refuses) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, value);
    },
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  };
}

const change: Change = {
  id: 'h-0000000001',
  at: '2026-11-24T21:00:00Z',
  by: 'Awa',
  entity: 'k-0000000001',
  path: '/meta/title',
  before: 'A',
  after: 'B',
};

test('what a window had not saved is found by the next one, once', () => {
  const storage = box();
  let now = 0;
  const one = draftBox(storage, 'un', () => now);
  one.keep('accueil', [change]);
  const other = draftBox(storage, 'deux', () => now);
  expect(other.takeAbandoned('accueil')).toEqual([]);
  now = 5_000;
  expect(other.takeAbandoned('guichet')).toEqual([]);
  expect(other.takeAbandoned('accueil')).toEqual([change]);
  expect(other.takeAbandoned('accueil')).toEqual([]);
});

test('a window that is loaded again finds its own at once; what was saved is forgotten', () => {
  const storage = box();
  const one = draftBox(storage, 'un', () => 0);
  one.keep('accueil', [change]);
  expect(draftBox(storage, 'un', () => 1).takeAbandoned('accueil')).toEqual([change]);
  one.keep('accueil', [change]);
  one.keep('accueil', []);
  expect(one.takeAbandoned('accueil')).toEqual([]);
});

test('a storage that is full, damaged or not there harms nothing', () => {
  const full = draftBox(box(true), 'un');
  full.keep('accueil', [change]);
  expect(full.takeAbandoned('accueil')).toEqual([]);
  expect(draftBox(undefined, 'un').takeAbandoned('accueil')).toEqual([]);
  const damaged = box();
  damaged.setItem('navette-brouillon/accueil/un', '{');
  damaged.setItem('navette-brouillon/accueil/deux', '{"at":0,"changes":"x"}');
  expect(draftBox(damaged, 'un').takeAbandoned('accueil')).toEqual([]);
});

test('notes of the device last; where nothing is kept they last as long as the page', () => {
  for (const storage of [box(), box(true), undefined]) {
    const notes = deviceNotes(storage);
    notes.setNote('accueil', { otherBytes: 12 });
    notes.setSetting('name', 'Awa');
    expect(notes.note('accueil')).toEqual({ otherBytes: 12 });
    expect(notes.setting('name')).toBe('Awa');
    notes.setNote('accueil', undefined);
    notes.setSetting('name', undefined);
    expect(notes.note('accueil')).toEqual({});
    expect(notes.setting('name')).toBeUndefined();
  }
});
