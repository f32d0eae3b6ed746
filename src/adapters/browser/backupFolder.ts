import { settled } from '#adapters/browser/indexedDb';

/** A folder of this device that copies are written into; kept by the browser until it is forgotten. */
export interface BackupFolder {
  readonly name: string;
  /** `prompt`: the person has to agree once more, by a click. */
  permission(): Promise<'granted' | 'prompt' | 'denied'>;
  /** Asks the person; only from a click. */
  ask(): Promise<boolean>;
  /**
   * Puts a file there, whole or not at all, and takes away the oldest of those that begin alike, save so many. Names sort
   * by their age.
   */
  write(
    file: { readonly prefix: string; readonly name: string; readonly bytes: Uint8Array },
    most: number,
  ): Promise<void>;
}

/** What the standard types do not know yet: not in every browser. */
interface Movable extends FileSystemFileHandle {
  move?(name: string): Promise<void>;
}
type Permitted = FileSystemDirectoryHandle & {
  queryPermission?(wish: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(wish: { mode: 'readwrite' }): Promise<PermissionState>;
};
type Picker = (wish: { id: string; mode: 'readwrite'; startIn: 'documents' }) => Promise<Permitted>;

const pickerOf = (): Picker | undefined => (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker;

/** Whether this browser lets a page write into a folder that a person chooses: not on an insecure origin, nor in Firefox and Safari. */
export const canPickFolder = (): boolean => pickerOf() !== undefined;

/** Lets the person choose a folder, and keeps it; `undefined` where they changed their mind. */
export async function pickFolder(): Promise<BackupFolder | undefined> {
  try {
    const handle = await pickerOf()?.({ id: 'navette-secours', mode: 'readwrite', startIn: 'documents' });
    if (!handle) return undefined;
    await withHandles('readwrite', (handles) => handles.put(handle, key));
    return folderOf(handle);
  } catch (error) {
    if (error instanceof DOMException && ['AbortError', 'SecurityError'].includes(error.name)) return undefined;
    throw error;
  }
}

/** The folder that was chosen before. */
export async function keptFolder(): Promise<BackupFolder | undefined> {
  if (!canPickFolder()) return undefined;
  try {
    const handle = await withHandles<Permitted | undefined>('readonly', (handles) => handles.get(key));
    return handle && folderOf(handle);
  } catch {
    // A browser that keeps nothing knows no folder either.
    return undefined;
  }
}

export const forgetFolder = (): Promise<void> => withHandles('readwrite', (handles) => handles.delete(key));

const key = 'folder';

async function withHandles<T>(mode: IDBTransactionMode, work: (handles: IDBObjectStore) => IDBRequest): Promise<T> {
  const request = indexedDB.open('navette-secours', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('handles');
  const db = await settled(request);
  try {
    return (await settled(work(db.transaction('handles', mode).objectStore('handles')))) as T;
  } finally {
    db.close();
  }
}

function folderOf(handle: Permitted): BackupFolder {
  const wish = { mode: 'readwrite' } as const;
  return {
    name: handle.name,
    permission: async () => (await handle.queryPermission?.(wish)) ?? 'granted',
    ask: async () => ((await handle.requestPermission?.(wish)) ?? 'granted') === 'granted',
    async write({ prefix, name, bytes }, most) {
      await writeWhole(handle, name, bytes);
      const alike: string[] = [];
      for await (const other of handle.keys()) if (other.startsWith(prefix)) alike.push(other);
      for (const old of alike.sort().slice(0, -most)) await handle.removeEntry(old);
    },
  };
}

/** Under another name first, where the browser can move files: a copy that bears its name is whole. */
async function writeWhole(folder: FileSystemDirectoryHandle, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${name}.part`;
  const file: Movable = await folder.getFileHandle(temporary, { create: true });
  if (!file.move) {
    await folder.removeEntry(temporary);
    await fill(await folder.getFileHandle(name, { create: true }), bytes);
    return;
  }
  await fill(file, bytes);
  await file.move(name);
}

async function fill(file: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const stream = await file.createWritable();
  try {
    await stream.write(bytes as Uint8Array<ArrayBuffer>);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
}
