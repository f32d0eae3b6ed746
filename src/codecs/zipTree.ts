import { joined, newPress, type Press, zipParts as partsOf } from '#codecs/zipWrite';
import type { FileTree } from '#core/fileTree';

const alreadyCompressed =
  /\.(png|jpe?g|webp|gif|avif|mp4|m4a|m4v|webm|mp3|ogg|opus|woff2?|zip|mbz|gz|docx|xlsx|pptx|odt|ods|odp)$/i;

/**
 * Packs a tree, `modified` (UTC) as the time of every file; `first` goes before the others, as some formats ask of
 * `mimetype`. Archives that share files share a `press`; the bytes are the same with or without.
 */
export const zip = (tree: FileTree, modified: string, first?: string, press: Press = newPress()): Uint8Array =>
  joined(zipParts(tree, modified, first, press));

/** As `zip`, in pieces that follow one another: media are not copied. */
export function zipParts(
  tree: FileTree,
  modified: string,
  first: string | undefined,
  press: Press,
): readonly Uint8Array[] {
  const paths = [...tree.keys()].sort((one, other) => rank(one, first) - rank(other, first) || (one < other ? -1 : 1));
  const files = paths.map((path) => {
    const content = tree.get(path) ?? '';
    const isStored = path === first || alreadyCompressed.test(path) || (!/\.[^/]+$/.test(path) && isPressed(content));
    return { path, content, isStored };
  });
  return partsOf(files, modified, press);
}

/** Fewer bytes are deflated without a look. */
const worthALook = 65_536;
const sample = 2_048;

/** Of a file without an ending the content tells: in what is compressed already, all bytes are about as frequent. */
function isPressed(content: string | Uint8Array): boolean {
  if (typeof content === 'string' || content.length < worthALook) return false;
  const counts = new Uint32Array(256);
  for (let part = 0; part < 4; part += 1) {
    const from = Math.floor(((content.length - sample) * part) / 3);
    for (let at = from; at < from + sample; at += 1) counts[content[at]!]! += 1;
  }
  const unevenness = counts.reduce((sum, count) => sum + count * count, 0) / (4 * sample * ((4 * sample) / 256));
  return unevenness < 1.5;
}

const rank = (path: string, first: string | undefined) => (path === first ? 0 : 1);
