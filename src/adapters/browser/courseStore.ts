import { inTransaction, openDatabase, settled } from '#adapters/browser/indexedDb';
import { type Drawer, lowStore, type Shelf } from '#adapters/lowStore';
import { historyFile } from '#adapters/saveBatch';
import { isSource } from '#core/change/courseFiles';
import type { CourseStore } from '#core/course/store';
import { type FileTree, textOf } from '#core/fileTree';

type Content = string | Uint8Array;

/** Courses in the browser's own database, one transaction a use: whole or not at all, and alone among all windows. */
export function browserStore(name = 'navette', factory: IDBFactory = indexedDB): CourseStore {
  const database = () => openDatabase(factory, name);
  const shelf: Shelf = {
    async list() {
      const db = await database();
      try {
        return (await settled(db.transaction('courses').objectStore('courses').getAllKeys())).map(String).sort();
      } finally {
        db.close();
      }
    },
    async alone(course, work) {
      const db = await database();
      try {
        const transaction = db.transaction(['courses', 'files', 'batches'], 'readwrite', { durability: 'strict' });
        return await inTransaction(transaction, () => work(drawerOf(transaction, course)));
      } finally {
        db.close();
      }
    },
  };
  return lowStore(shelf);
}

function drawerOf(transaction: IDBTransaction, course: string): Drawer {
  const courses = transaction.objectStore('courses');
  const files = transaction.objectStore('files');
  const batches = transaction.objectStore('batches');
  let before: FileTree = new Map();
  const put = (path: string, content: Content) => settled(files.put(content, [course, path]));
  const contentOf = (path: string) => settled(files.get([course, path]) as IDBRequest<Content | undefined>);
  const history = async () => {
    const saved = await settled(batches.index('course').getAll(course) as IDBRequest<{ line: string }[]>);
    return saved.map(({ line }) => line).join('');
  };
  const readAll = async (wanted: (path: string) => boolean): Promise<FileTree> => {
    const keys = (await settled(files.getAllKeys(pathsOf(course)))).map(pathIn).filter(wanted);
    const read = keys.map(async (path) => [path, (await contentOf(path)) ?? ''] as const);
    return new Map(await Promise.all(read));
  };
  const empty = async () => {
    const numbers = await settled(batches.index('course').getAllKeys(course));
    await Promise.all([
      settled(courses.delete(course)),
      settled(files.delete(pathsOf(course))),
      ...numbers.map((number) => settled(batches.delete(number))),
    ]);
  };
  return {
    has: async () => (await settled(courses.count(course))) > 0,
    async files() {
      const whole = new Map(await readAll(() => true));
      const lines = await history();
      if (lines !== '') whole.set(historyFile, lines);
      const inOrder = [...whole].sort(([one], [other]) => (one < other ? -1 : 1));
      return { ok: true, value: new Map(inOrder), problems: [] };
    },
    async text(path) {
      if (path === historyFile) return history();
      const content = await contentOf(path);
      return content === undefined ? undefined : textOf(new Map([[path, content]]), path);
    },
    async read() {
      before = await readAll(isSource);
      return { files: before, line: '' };
    },
    async write(kept) {
      const gone = [...before.keys()].filter((path) => !kept.files.has(path));
      const changed = [...kept.files].filter(([path]) => textOf(kept.files, path) !== textOf(before, path));
      await Promise.all([
        ...gone.map((path) => settled(files.delete([course, path]))),
        ...changed.map(([path, content]) => put(path, content)),
        settled(batches.add({ course, line: kept.line })),
      ]);
      before = kept.files;
    },
    content: async (path) => (path === historyFile ? history() : contentOf(path)),
    async put(path, content) {
      await (content === undefined ? settled(files.delete([course, path])) : put(path, content));
    },
    async append(path, text) {
      const there = await contentOf(path);
      await put(path, (there === undefined ? '' : (textOf(new Map([[path, there]]), path) ?? '')) + text);
    },
    async fill(whole) {
      await empty();
      const others = [...whole].filter(([path]) => path !== historyFile);
      const lines = (textOf(whole, historyFile) ?? '').split('\n').filter((line) => line !== '');
      await Promise.all([
        settled(courses.put({ name: course })),
        ...others.map(([path, content]) => put(path, content)),
        ...lines.map((line) => settled(batches.add({ course, line: `${line}\n` }))),
      ]);
    },
    empty,
  };
}

/** All paths of one course: an array sorts after every text. */
const pathsOf = (course: string) => IDBKeyRange.bound([course, ''], [course, []]);

const pathIn = (key: IDBValidKey): string => String((key as [string, string])[1]);
