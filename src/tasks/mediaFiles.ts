import { isMediaPath } from '#codecs/mdx/addresses';
import { svgThreats } from '#codecs/svgThreats';
import { bytesOf, type FileTree, textOf } from '#core/fileTree';
import type { Problem } from '#core/problem';

/** What browsers of the floor show and Moodle takes: images, sound, video, captions; and documents to hand over. */
const allowed = /\.(?:svg|png|jpe?g|gif|webp|mp3|m4a|ogg|ogv|mp4|webm|vtt|pdf|od[tsp]|docx|xlsx|pptx|csv|txt)$/i;
const most = 20_000_000;

/** The media of a course folder, and those that no page or package should carry. */
export function readMedia(tree: FileTree): { readonly media: FileTree; readonly problems: readonly Problem[] } {
  const paths = [...tree.keys()].filter((path) => path.startsWith('media/')).sort();
  const media = new Map(paths.map((path) => [path, bytesOf(tree, path) ?? new Uint8Array()]));
  return { media, problems: paths.flatMap((path) => mediaProblems(path, tree)) };
}

function mediaProblems(path: string, tree: FileTree): readonly Problem[] {
  const about = { at: path, severity: 'error', values: { file: path } } as const;
  if (!isMediaPath(path)) return [{ ...about, code: 'media/unsafe-name' }];
  if (!allowed.test(path)) return [{ ...about, code: 'media/unknown-kind' }];
  const size = tree.get(path)?.length ?? 0;
  if (size > most) {
    const values = { file: path, megabytes: Math.round(size / 1e6), most: most / 1e6 };
    return [{ ...about, code: 'media/too-big', values }];
  }
  if (size === 0) return [{ ...about, code: 'media/empty' }];
  const threats = /\.svg$/i.test(path) ? svgThreats(textOf(tree, path) ?? '') : [];
  if (threats.length === 0) return [];
  return [{ ...about, code: 'media/unsafe-svg', values: { file: path, found: threats.slice(0, 5).join(', ') } }];
}
