import { newPress, type Press, writeZip } from '#codecs/zipWrite';
import type { FileTree } from '#core/fileTree';

const alreadyCompressed =
  /\.(png|jpe?g|webp|gif|avif|mp4|m4a|m4v|webm|mp3|ogg|opus|woff2?|zip|mbz|gz|docx|xlsx|pptx|odt|ods|odp)$/i;

/**
 * Packs a tree, `modified` (UTC) as the time of every file; `first` goes before the others, as some formats ask of
 * `mimetype`. Archives that share files share a `press`; the bytes are the same with or without.
 */
export function zip(tree: FileTree, modified: string, first?: string, press: Press = newPress()): Uint8Array {
  const paths = [...tree.keys()].sort((one, other) => rank(one, first) - rank(other, first) || (one < other ? -1 : 1));
  const files = paths.map((path) => ({
    path,
    content: tree.get(path) ?? '',
    isStored: path === first || alreadyCompressed.test(path),
  }));
  return writeZip(files, modified, press);
}

const rank = (path: string, first: string | undefined) => (path === first ? 0 : 1);
