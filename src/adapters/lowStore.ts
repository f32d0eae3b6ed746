import { type Adapter, Low } from 'lowdb';
import { batchesIn, historyFile, saveBatch } from '#adapters/saveBatch';
import { worldProblem } from '#adapters/worldProblem';
import { isSource } from '#core/change/courseFiles';
import { isCourseName } from '#core/course/name';
import { placeOf } from '#core/course/places';
import type { CourseStore } from '#core/course/store';
import { isSafePath, shownName } from '#core/filePath';
import type { FileTree } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';

/** What lowdb keeps of one course: its sources, small and read whole at each save. Media stay outside. */
export interface Kept {
  readonly files: FileTree;
  /** What a write adds at the end of the history; nothing when read. */
  readonly line: string;
}

/** One course in one place. `read` and `write` are lowdb's; a write is all or nothing over all files. */
export interface Drawer extends Adapter<Kept> {
  has(): Promise<boolean>;
  /** Every file of the folder, hidden ones apart. */
  files(): Promise<Result<FileTree>>;
  text(path: string): Promise<string | undefined>;
  /** One file, as it is kept. */
  content(path: string): Promise<string | Uint8Array | undefined>;
  /** Puts or takes away one file outside the sources, whole or not at all. */
  put(path: string, content: string | Uint8Array | undefined): Promise<void>;
  append(path: string, text: string): Promise<void>;
  /** Puts a whole folder in place of what is there. */
  fill(files: FileTree): Promise<void>;
  empty(): Promise<void>;
}

/** A place of many courses: what differs between memory, disk and browser. */
export interface Shelf {
  list(): Promise<readonly string[]>;
  /**
   * Lends the drawer of a course while nobody else, also in another window or process, uses it; `undefined` when
   * another keeps it too long. The work waits for nothing but the drawer: IndexedDB would close it.
   */
  alone<T>(course: string, work: (drawer: Drawer) => Promise<T>): Promise<T | undefined>;
}

/** The store of courses, over any shelf. */
export function lowStore(shelf: Shelf): CourseStore {
  const use = <T>(course: string, work: (drawer: Drawer) => Promise<Result<T>>) => guarded(course, shelf, work);
  return {
    async list() {
      try {
        return done(await shelf.list());
      } catch (error) {
        return failed(worldProblem(error, ''));
      }
    },
    open: (course) => use(course, async (drawer) => ((await drawer.has()) ? drawer.files() : failed(notFound(course)))),
    sources: (course) =>
      use(course, async (drawer) =>
        (await drawer.has()) ? done((await drawer.read())?.files ?? new Map()) : failed(notFound(course)),
      ),
    put: (course, files, replace = false) =>
      use(course, async (drawer) => {
        const unsafe = [...files.keys()].filter((path) => !isSafePath(path));
        if (unsafe.length > 0) return { ok: false, problems: unsafe.map(unsafeName) };
        if (!replace && (await drawer.has())) return failed(about('course/already-there', course));
        return done(await drawer.fill(files));
      }),
    save: (course, changes, baseRevision) =>
      use(course, async (drawer) => {
        if (!(await drawer.has())) return failed(notFound(course));
        const low = new Low<Kept>(drawer, { files: new Map(), line: '' });
        await low.read();
        const saved = saveBatch(low.data.files, changes, baseRevision);
        if (!saved.ok) return saved;
        low.data = saved.value;
        await low.write();
        return { ...saved, value: saved.value.revision };
      }),
    read: (course, path) =>
      use(course, async (drawer) => {
        if (!isSafePath(path)) return failed(unsafeName(path));
        return (await drawer.has()) ? done(await drawer.content(path)) : failed(notFound(course));
      }),
    keep: (course, files) =>
      use(course, async (drawer) => {
        if (!(await drawer.has())) return failed(notFound(course));
        const refused = [...files.keys()].filter((path) => !isSpare(path));
        if (refused.length > 0) return { ok: false, problems: refused.map(notSpare) };
        for (const [path, content] of files) await drawer.put(path, content);
        return done(undefined);
      }),
    append: (course, path, text) =>
      use(course, async (drawer) => {
        if (!(await drawer.has())) return failed(notFound(course));
        return isSpare(path) ? done(await drawer.append(path, text)) : failed(notSpare(path));
      }),
    history: (course) =>
      use(course, async (drawer) =>
        (await drawer.has()) ? done(batchesIn((await drawer.text(historyFile)) ?? '')) : failed(notFound(course)),
      ),
    remove: (course) => use(course, async (drawer) => done(await drawer.empty())),
  };
}

async function guarded<T>(
  course: string,
  shelf: Shelf,
  work: (drawer: Drawer) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!isCourseName(course)) return failed(about('course/bad-name', course));
  try {
    return (await shelf.alone(course, work)) ?? failed(about('storage/busy', course));
  } catch (error) {
    return failed(worldProblem(error, course));
  }
}

const done = <T>(value: T): Result<T> => ({ ok: true, value, problems: [] });

const failed = (problem: Problem) => ({ ok: false, problems: [problem] }) as const;

const notFound = (course: string) => about('course/not-found', course);

function about(code: string, course: string): Problem {
  const name = shownName(course);
  return { code, at: name, severity: 'error', values: { course: name } };
}

/** A file of a course that neither changes nor the history reach. */
const isSpare = (path: string) =>
  isSafePath(path) && placeOf(path) !== undefined && !isSource(path) && path !== historyFile;

const notSpare = (path: string): Problem => ({
  code: 'folder/not-a-spare-file',
  at: shownName(path),
  severity: 'error',
  values: { file: shownName(path) },
});

const unsafeName = (path: string): Problem => ({
  code: 'folder/unsafe-name',
  at: shownName(path),
  severity: 'error',
  values: { file: shownName(path) },
});
