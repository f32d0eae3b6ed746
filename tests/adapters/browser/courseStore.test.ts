import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore as FakeObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { browserStore } from '#adapters/browser/courseStore';
import { folder, opened, readable, threeFiles } from '../../contracts/courseStoreContract.ts';

afterEach(() => vi.restoreAllMocks());

async function filled() {
  const factory = new IDBFactory();
  const store = browserStore('navette', factory);
  await store.put('accueil', folder);
  return { factory, store };
}

test.each(['put', 'add', 'delete'] as const)(
  'a full browser during %s changes nothing, and is told',
  async (method) => {
    const { store } = await filled();
    vi.spyOn(FakeObjectStore.prototype, method).mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await store.save('accueil', threeFiles, 4)).toMatchObject({
      ok: false,
      problems: [{ code: 'storage/full' }],
    });
    vi.restoreAllMocks();
    expect(readable(await opened(store))).toEqual(readable(folder));
    expect(await store.history('accueil')).toMatchObject({ value: [] });
  },
);

test('a transaction that the browser gives up takes everything back, and its reason is told', async () => {
  const { store } = await filled();
  const add = vi.spyOn(FakeObjectStore.prototype, 'add');
  add.mockImplementation(function (this: IDBObjectStore) {
    const request = this.count();
    this.transaction.abort();
    return request;
  } as never);
  expect(await store.save('accueil', threeFiles, 4)).toMatchObject({ problems: [{ code: 'storage/unavailable' }] });
  vi.restoreAllMocks();
  expect(readable(await opened(store))).toEqual(readable(folder));
});

test('a browser that forbids storage is told, for the list too', async () => {
  const factory = {
    open: () => {
      throw new DOMException('private', 'SecurityError');
    },
  } as unknown as IDBFactory;
  const store = browserStore('navette', factory);
  expect(await store.open('accueil')).toMatchObject({ problems: [{ code: 'storage/not-allowed' }] });
  expect(await store.list()).toMatchObject({ problems: [{ code: 'storage/not-allowed' }] });
});
