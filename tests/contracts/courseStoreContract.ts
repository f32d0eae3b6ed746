import { describe, expect, test } from 'vitest';
import type { Change } from '#core/change/change';
import type { CourseStore } from '#core/course/store';
import { bytesOf, type FileTree, textOf } from '#core/fileTree';

/** A small course folder with a file in each place. */
export const folder: FileTree = new Map<string, string | Uint8Array>([
  ['bank.json', '{\n  "schema": 1,\n  "questions": []\n}\n'],
  ['course.json', courseJson(4, 'Accueil')],
  ['data/people.json', '{"people": []}\n'],
  ['lessons/accueil.mdx', '---\nid: l-0a1b2c3d4e\ntitle: Bonjour\n---\n\n## Accueil\n'],
  ['media/plan.png', new Uint8Array([137, 80, 78, 71, 0, 255])],
  ['prive/notes.md', 'Réservé\n'],
]);

export function courseJson(revision: number, title: string, modified = '2026-11-20T12:00:00Z'): string {
  const meta = {
    id: 'k-0a1b2c3d4e',
    iri: 'urn:uuid:345e48b8-10f8-4ea5-808f-a4ece05b5531',
    title,
    lang: 'fr',
    revision,
    created: '2026-11-02T09:00:00Z',
    modified,
  };
  return `${JSON.stringify({ schema: 1, meta, objectives: [] }, null, 2)}\n`;
}

/** A change of the title; with a page and a question in the same batch, so that three files change. */
export const retitled = (before: string, after: string, at = '2026-11-24T21:00:00Z'): readonly Change[] => [
  { id: 'h-0a1b2c3d4e', at, by: 'Awa', entity: 'k-0a1b2c3d4e', path: '/meta/title', before, after },
];
export const threeFiles: readonly Change[] = [
  ...retitled('Accueil', 'Guichet'),
  {
    ...retitled('', '')[0]!,
    entity: 'q-0a1b2c3d4e',
    path: '',
    before: undefined,
    after: {
      in: 'k-0a1b2c3d4e',
      under: '/questions',
      index: 0,
      value: { type: 'long', id: 'q-0a1b2c3d4e', code: 'Q-01', stem: 'Pourquoi ?' },
    },
  },
  {
    ...retitled('', '')[0]!,
    entity: 'l-0a1b2c3d4e',
    path: '',
    before: { file: 'lessons/accueil.mdx', text: textOf(folder, 'lessons/accueil.mdx') },
    after: { file: 'lessons/guichet.mdx', text: '---\nid: l-0a1b2c3d4e\ntitle: Guichet\n---\n' },
  },
];

export const readable = (tree: FileTree) =>
  [...tree.keys()].map((path) => [path, Buffer.from(bytesOf(tree, path) ?? []).toString('latin1')]).sort();

export async function opened(store: CourseStore, course = 'accueil'): Promise<FileTree> {
  const result = await store.open(course);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const codesOf = (result: { problems: readonly { code: string }[] }) => result.problems.map(({ code }) => code);

/** What every store of courses keeps to. `place` gives the maker of instances over one new, empty place. */
export function courseStoreContract(name: string, place: () => Promise<() => CourseStore>): void {
  const filled = async () => {
    const instance = await place();
    expect(await instance().put('accueil', folder)).toMatchObject({ ok: true });
    return instance;
  };

  describe(`${name}: a store of courses`, () => {
    test('gives back the files that were put, byte for byte, also to another instance', async () => {
      const instance = await filled();
      expect(readable(await opened(instance()))).toEqual(readable(folder));
    });

    test('lists the courses in order', async () => {
      const instance = await filled();
      await instance().put('a-propos', folder);
      expect(await instance().list()).toMatchObject({ value: ['a-propos', 'accueil'] });
      expect(await (await place())().list()).toMatchObject({ value: [] });
    });

    test('gives the files that changes reach, and no other', async () => {
      const store = (await filled())();
      const sources = await store.sources('accueil');
      expect(sources.ok && [...sources.value.keys()].sort()).toEqual([
        'bank.json',
        'course.json',
        'data/people.json',
        'lessons/accueil.mdx',
      ]);
      expect(sources.ok && textOf(sources.value, 'course.json')).toBe(textOf(folder, 'course.json'));
      expect(codesOf(await store.sources('rien'))).toEqual(['course/not-found']);
    });

    test('does not put over a course unless asked', async () => {
      const store = (await filled())();
      const other = new Map([['course.json', courseJson(9, 'Autre')]]);
      expect(codesOf(await store.put('accueil', other))).toEqual(['course/already-there']);
      expect(readable(await opened(store))).toEqual(readable(folder));
      expect(await store.put('accueil', other, true)).toMatchObject({ ok: true });
      expect(readable(await opened(store))).toEqual(readable(other));
    });

    test('says that a course is not there', async () => {
      const store = (await place())();
      expect(codesOf(await store.open('rien'))).toEqual(['course/not-found']);
      expect(codesOf(await store.save('rien', retitled('a', 'b'), 0))).toEqual(['course/not-found']);
      expect(codesOf(await store.history('rien'))).toEqual(['course/not-found']);
      expect(await store.remove('rien')).toMatchObject({ ok: true });
    });

    test.each(['../accueil', 'Accueil', '', '.', 'a/b', 'con', 'a'.repeat(61)])('refuses the name %j', async (bad) => {
      const store = (await place())();
      expect(codesOf(await store.put(bad, folder))).toEqual(['course/bad-name']);
      expect(codesOf(await store.open(bad))).toEqual(['course/bad-name']);
    });

    test('refuses a path that leaves the folder', async () => {
      const store = (await place())();
      expect(codesOf(await store.put('accueil', new Map([...folder, ['../x', 'x']])))).toEqual(['folder/unsafe-name']);
      expect(codesOf(await store.open('accueil'))).toEqual(['course/not-found']);
    });

    test('saves a batch over all files, counts it, dates it, and touches nothing else', async () => {
      const instance = await filled();
      expect(await instance().save('accueil', threeFiles, 4)).toMatchObject({ ok: true, value: 5 });
      const tree = await opened(instance());
      const expected = new Map(folder);
      expected.delete('lessons/accueil.mdx');
      expected.set('lessons/guichet.mdx', '---\nid: l-0a1b2c3d4e\ntitle: Guichet\n---\n');
      expected.set('course.json', courseJson(5, 'Guichet', '2026-11-24T21:00:00Z'));
      expected.set('history/changes.jsonl', `${JSON.stringify(threeFiles)}\n`);
      const question = { type: 'long', id: 'q-0a1b2c3d4e', code: 'Q-01', stem: 'Pourquoi ?' };
      expected.set('bank.json', `${JSON.stringify({ schema: 1, questions: [question] }, null, 2)}\n`);
      expect(readable(tree)).toEqual(readable(expected));
    });

    test('people and money are changed like the rest, in files of their own', async () => {
      const instance = await filled();
      const [change] = retitled('', '');
      const person = { id: 'n-0a1b2c3d4e', code: 'P-01', lastName: 'Diallo', firstName: 'Awa' };
      const added = { in: 'k-0a1b2c3d4e', under: '/people', index: 0, value: person };
      const rate = [{ role: 'w-0a1b2c3d4e', amount: 400, currency: 'EUR' }];
      const batch = [
        { ...change!, entity: 'n-0a1b2c3d4e', path: '', before: undefined, after: added },
        { ...change!, path: '/rates', before: undefined, after: rate },
      ] as const;
      expect(await instance().save('accueil', batch, 4)).toMatchObject({ value: 5 });
      const tree = await opened(instance());
      expect(JSON.parse(textOf(tree, 'data/people.json') ?? '')).toEqual({ people: [person] });
      expect(JSON.parse(textOf(tree, 'prive/fees.json') ?? '')).toEqual({ schema: 1, rates: rate });
      expect(textOf(tree, 'course.json')).not.toContain('Diallo');
    });

    test('keeps, adds to, gives back and takes away files that no change reaches, and no other', async () => {
      const instance = await filled();
      const kept = new Map<string, string | Uint8Array>([
        ['media/plan.png', new Uint8Array([1, 2, 255])],
        ['history/versions/une.json', '{}\n'],
      ]);
      expect(await instance().keep('accueil', kept)).toMatchObject({ ok: true });
      await instance().append('accueil', 'data/records.jsonl', '{"a":1}\n');
      expect(await instance().append('accueil', 'data/records.jsonl', '{"a":2}\n')).toMatchObject({ ok: true });
      await instance().keep('accueil', new Map([['prive/notes.md', undefined]]));
      const expected = new Map<string, string | Uint8Array>([
        ...folder,
        ...kept,
        ['data/records.jsonl', '{"a":1}\n{"a":2}\n'],
      ]);
      expected.delete('prive/notes.md');
      expect(readable(await opened(instance()))).toEqual(readable(expected));
      const read = await instance().read('accueil', 'data/records.jsonl');
      expect(read.ok && read.value && textOf(new Map([['x', read.value]]), 'x')).toBe('{"a":1}\n{"a":2}\n');
      expect(await instance().read('accueil', 'prive/notes.md')).toMatchObject({ ok: true, value: undefined });
      for (const path of ['course.json', 'lessons/a.mdx', 'history/changes.jsonl', 'dehors.txt', '../x'])
        expect(codesOf(await instance().keep('accueil', new Map([[path, 'x']])))).toEqual(['folder/not-a-spare-file']);
      expect(readable(await opened(instance()))).toEqual(readable(expected));
    });

    test('keeps the batches, oldest first, and they travel with the folder', async () => {
      const instance = await filled();
      expect(await instance().history('accueil')).toMatchObject({ value: [] });
      await instance().save('accueil', retitled('Accueil', 'A'), 4);
      await instance().save('accueil', retitled('A', 'B'), 5);
      const batches = { value: [retitled('Accueil', 'A'), retitled('A', 'B')] };
      expect(await instance().history('accueil')).toMatchObject(batches);
      await instance().put('copie', await opened(instance()));
      await instance().save('copie', retitled('B', 'C'), 6);
      expect(await instance().history('copie')).toMatchObject({ value: [...batches.value, retitled('B', 'C')] });
      expect(await instance().history('accueil')).toMatchObject({ value: { length: 2 } });
    });

    test.each([
      ['from an older revision', retitled('Accueil', 'A'), 3, 'course/changed-elsewhere'],
      ['that does not fit', [...threeFiles, ...retitled('Autre', 'A')], 4, 'change/does-not-fit'],
      ['without changes', [], 4, 'change/nothing-to-save'],
      [
        'that would write an unsafe key',
        [
          {
            ...retitled('', '')[0]!,
            path: '/objectives',
            before: [],
            after: JSON.parse('[{"__proto__": {}}]') as unknown,
          },
        ],
        4,
        'json/unsafe-key',
      ],
    ] as const)('writes nothing of a batch %s', async (_, changes, base, code) => {
      const store = (await filled())();
      expect(codesOf(await store.save('accueil', changes, base))).toEqual([code]);
      expect(readable(await opened(store))).toEqual(readable(folder));
      expect(await store.history('accueil')).toMatchObject({ value: [] });
    });

    test('of two that save from one revision at once, one wins and the other is told', async () => {
      const instance = await filled();
      const saves = ['A', 'B', 'C'].map((title) => instance().save('accueil', retitled('Accueil', title), 4));
      const results = await Promise.all(saves);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter(({ ok }) => !ok).flatMap(codesOf)).toEqual([
        'course/changed-elsewhere',
        'course/changed-elsewhere',
      ]);
      const winner = ['A', 'B', 'C'][results.findIndex(({ ok }) => ok)]!;
      expect(textOf(await opened(instance()), 'course.json')).toContain(`"title": "${winner}"`);
      expect(await instance().history('accueil')).toMatchObject({ value: { length: 1 } });
    });

    test('a course of the version before is saved in this one, and the older files are kept', async () => {
      const instance = await place();
      const { schema: _, meta, ...rest } = JSON.parse(courseJson(4, 'Accueil')) as { schema: 1; meta: object };
      const older = JSON.stringify({ ...meta, ...rest, questions: [] });
      await instance().put('accueil', new Map([['course.json', older]]));
      expect(await instance().save('accueil', retitled('Accueil', 'A'), 4)).toMatchObject({ value: 5 });
      const tree = await opened(instance());
      expect(textOf(tree, 'history/avant-migration-v0/course.json')).toBe(older);
      expect(textOf(tree, 'course.json')).toBe(courseJson(5, 'A', '2026-11-24T21:00:00Z'));
      await instance().save('accueil', retitled('A', 'B'), 5);
      expect(textOf(await opened(instance()), 'history/avant-migration-v0/course.json')).toBe(older);
    });

    test('a course of a newer program is left as it is', async () => {
      const store = (await place())();
      const newer = new Map([['course.json', courseJson(4, 'Accueil').replace('"schema": 1', '"schema": 2')]]);
      await store.put('accueil', newer);
      expect(codesOf(await store.save('accueil', retitled('Accueil', 'A'), 4))).toEqual(['course/made-by-newer']);
      expect(readable(await opened(store))).toEqual(readable(newer));
    });

    test('takes a course away, with its history', async () => {
      const instance = await filled();
      await instance().save('accueil', retitled('Accueil', 'A'), 4);
      expect(await instance().remove('accueil')).toMatchObject({ ok: true });
      expect(codesOf(await instance().open('accueil'))).toEqual(['course/not-found']);
      await instance().put('accueil', folder);
      expect(await instance().history('accueil')).toMatchObject({ value: [] });
    });
  });
}
