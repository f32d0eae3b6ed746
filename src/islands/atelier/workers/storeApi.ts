import { browserStore } from '#adapters/browser/courseStore';
import { chance } from '#adapters/browser/chance';
import { clock } from '#adapters/browser/clock';
import { openDatabase } from '#adapters/browser/indexedDb';
import { memoryStore } from '#adapters/memory/courseStore';
import type { Change } from '#core/change/change';
import { isSource } from '#core/change/courseFiles';
import type { TemplateFacts } from '#core/course/courseTemplate';
import type { CourseStore } from '#core/course/store';
import type { FileTree } from '#core/fileTree';
import type { Result } from '#core/problem';
import { newCourse } from '#tasks/newCourse';
import { saveCourse } from '#tasks/saveCourse';
import { type Card, cardOf, weightOf } from '#tasks/workspaceCards';
import { copyCourse, freeName } from '#tasks/workspaceCopy';
import { openForEditing } from '#tasks/workspaceOpen';
import { saidOf, type SaidResult } from './said';

/** `memory`: the browser keeps nothing, what is made here ends with the page; `newer`: the same, because what it keeps was made by a newer Navette. */
export type Keeping = 'kept' | 'memory' | 'newer';

export interface ProfileChoice {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly depth: string;
}

/** A starting point, as one chooses it. */
export type TemplateChoice = TemplateFacts;

export interface NewCourseWish {
  readonly profile: string;
  /** A starting point; none for an empty course. */
  readonly template?: string | undefined;
  readonly title: string;
  readonly depth: 'essential' | 'complete';
}

const profiles = Object.values(
  import.meta.glob<ProfileChoice>('../../../../templates/profiles/*.json', { eager: true, import: 'default' }),
).sort(
  (one, other) => Number(one.id === 'vierge') - Number(other.id === 'vierge') || (one.title < other.title ? -1 : 1),
);

const templates = Object.values(
  import.meta.glob<TemplateChoice>('../../../../templates/courses/*/template.json', {
    eager: true,
    import: 'default',
  }),
).sort((one, other) => (one.title < other.title ? -1 : 1));
const templateSections = import.meta.glob('../../../../templates/courses/*/course.json', { import: 'default' });

/** The sections of a starting point, read when it is chosen. */
async function sectionsOf(id: string | undefined): Promise<unknown> {
  const [, load] = Object.entries(templateSections).find(([path]) => path.endsWith(`/${id}/course.json`)) ?? [];
  return load ? load() : {};
}

/** The store of this device, asked from the page; what goes wrong comes back in words. */
export function storeApi(place: Promise<{ readonly store: CourseStore; readonly keeping: Keeping }> = findPlace()) {
  const using = async <T>(work: (store: CourseStore) => Promise<Result<T>>): Promise<SaidResult<T>> =>
    saidOf(await work((await place).store));
  const put = async (store: CourseStore, title: string, tree: Result<FileTree>): Promise<Result<string>> => {
    if (!tree.ok) return tree;
    const names = await store.list();
    if (!names.ok) return names;
    const name = freeName(title, names.value);
    const done = await store.put(name, tree.value);
    return done.ok ? { ...done, value: name } : done;
  };
  return {
    keeping: async () => (await place).keeping,
    profiles: (): readonly ProfileChoice[] =>
      profiles.map(({ id, title, summary, depth }) => ({ id, title, summary, depth })),
    templates: (): readonly TemplateChoice[] => templates,
    cards: () =>
      using<readonly (Omit<Card, 'problems'> & { readonly why: readonly string[] })[]>(async (store) => {
        const names = await store.list();
        if (!names.ok) return names;
        const cards = await Promise.all(names.value.map((name) => cardOf(store, name)));
        const said = cards.map(({ problems, ...card }) => ({
          ...card,
          why: saidOf({ ok: false, problems }).problems.map(({ what }) => what),
        }));
        return { ok: true, value: said, problems: [] };
      }),
    open: (name: string) => using((store) => openForEditing(store, name)),
    tree: (name: string) => using((store) => store.open(name)),
    save: (name: string, changes: readonly Change[], revision: number) =>
      using((store) => saveCourse(store, name, changes, revision)),
    read: (name: string, path: string) => using((store) => store.read(name, path)),
    keep: (name: string, files: ReadonlyMap<string, string | Uint8Array | undefined>) =>
      using((store) => store.keep(name, files)),
    append: (name: string, path: string, text: string) => using((store) => store.append(name, path, text)),
    put: (name: string, tree: FileTree, replace: boolean) => using((store) => store.put(name, tree, replace)),
    add: (title: string, tree: FileTree) =>
      using((store) => put(store, title, { ok: true, value: tree, problems: [] })),
    /** Moves what bears a name to a free one, to make room. */
    moveAside: (name: string) =>
      using(async (store) => {
        const tree = await store.open(name);
        const moved = await put(store, name, tree);
        if (moved.ok) await store.remove(name);
        return moved;
      }),
    create: ({ profile, template, title, depth }: NewCourseWish) =>
      using(async (store) => {
        const chosen = profiles.find(({ id }) => id === profile);
        const name = freeName(title, []);
        const sections = await sectionsOf(template);
        return put(store, title, newCourse({ ...chosen, depth }, { name, title }, clock, chance, sections));
      }),
    duplicate: (name: string, title: string) =>
      using(async (store) => {
        const tree = await store.open(name);
        return put(store, title, tree.ok ? copyCourse(tree.value, title, clock, chance) : tree);
      }),
    /** Bytes of the files that no change reaches. */
    otherBytes: (name: string) =>
      using(async (store) => {
        const tree = await store.open(name);
        if (!tree.ok) return tree;
        const others = new Map([...tree.value].filter(([path]) => !isSource(path)));
        return { ok: true, value: weightOf(others), problems: [] };
      }),
    remove: (name: string) => using((store) => store.remove(name)),
  };
}
export type StoreApi = ReturnType<typeof storeApi>;

/** The database of the browser, or memory where it cannot be opened. */
async function findPlace(): Promise<{ readonly store: CourseStore; readonly keeping: Keeping }> {
  try {
    const database = await openDatabase(indexedDB, 'navette');
    database.close();
    return { store: browserStore(), keeping: 'kept' };
  } catch (error) {
    const isNewer = error instanceof DOMException && error.name === 'VersionError';
    return { store: memoryStore(), keeping: isNewer ? 'newer' : 'memory' };
  }
}
