/**
 * Files as a value: path → text or bytes. `/` between parts, none in front.
 * A course folder, a built player and what a format writes are all file trees.
 */
export type FileTree = ReadonlyMap<string, string | Uint8Array>;

/** The text of a file; bytes are read as UTF-8. `undefined` when there is no such file. */
export function textOf(tree: FileTree, path: string): string | undefined {
  const file = tree.get(path);
  return file === undefined || typeof file === 'string' ? file : new TextDecoder().decode(file);
}

/** The bytes of a file; text becomes UTF-8. `undefined` when there is no such file. */
export function bytesOf(tree: FileTree, path: string): Uint8Array | undefined {
  const file = tree.get(path);
  return typeof file === 'string' ? new TextEncoder().encode(file) : file;
}
