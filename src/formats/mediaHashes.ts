import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { bytesOf, type FileTree } from '#core/fileTree';

/** Media are large and rarely change: each is hashed once. */
const known = new WeakMap<Uint8Array, string>();

/** Path → SHA-256 of each file in `media/`, as a version keeps it. */
export function mediaHashes(tree: FileTree): Readonly<Record<string, string>> {
  const paths = [...tree.keys()].filter((path) => path.startsWith('media/')).sort();
  return Object.fromEntries(paths.map((path) => [path, hashOf(tree, path)]));
}

function hashOf(tree: FileTree, path: string): string {
  const content = tree.get(path);
  const before = typeof content === 'object' ? known.get(content) : undefined;
  const hash = before ?? bytesToHex(sha256(bytesOf(tree, path) ?? new Uint8Array()));
  if (typeof content === 'object') known.set(content, hash);
  return hash;
}
