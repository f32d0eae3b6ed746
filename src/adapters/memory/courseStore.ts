import { type Drawer, lowStore, type Shelf } from '#adapters/lowStore';
import { historyFile } from '#adapters/saveBatch';
import { isSource } from '#core/change/courseFiles';
import type { CourseStore } from '#core/course/store';
import { type FileTree, textOf } from '#core/fileTree';

/** Courses in memory: for tests, and for trying out without keeping. */
export function memoryStore(folders: Map<string, FileTree> = new Map()): CourseStore {
  /** The last use of each course; the next one waits for it. */
  const uses = new Map<string, Promise<unknown>>();
  const shelf: Shelf = {
    list: () => Promise.resolve([...folders.keys()].sort()),
    alone(course, work) {
      const use = (uses.get(course) ?? Promise.resolve()).then(() => work(drawerOf(folders, course)));
      uses.set(
        course,
        use.catch(() => undefined),
      );
      return use;
    },
  };
  return lowStore(shelf);
}

function drawerOf(folders: Map<string, FileTree>, course: string): Drawer {
  const files = () => folders.get(course) ?? new Map<string, string>();
  return {
    has: () => Promise.resolve(folders.has(course)),
    files: () => Promise.resolve({ ok: true, value: files(), problems: [] }),
    text: (path) => Promise.resolve(textOf(files(), path)),
    read: () => Promise.resolve({ files: new Map([...files()].filter(([path]) => isSource(path))), line: '' }),
    write({ files: written, line }) {
      const others = [...files()].filter(([path]) => !isSource(path));
      const history = (textOf(files(), historyFile) ?? '') + line;
      folders.set(course, new Map([...others, ...written, [historyFile, history]]));
      return Promise.resolve();
    },
    content: (path) => Promise.resolve(files().get(path)),
    put(path, content) {
      const others = [...files()].filter(([one]) => one !== path);
      folders.set(course, new Map(content === undefined ? others : [...others, [path, content]]));
      return Promise.resolve();
    },
    append(path, text) {
      folders.set(course, new Map([...files(), [path, (textOf(files(), path) ?? '') + text]]));
      return Promise.resolve();
    },
    fill(whole) {
      folders.set(course, new Map(whole));
      return Promise.resolve();
    },
    empty() {
      folders.delete(course);
      return Promise.resolve();
    },
  };
}
