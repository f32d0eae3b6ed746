import { zip } from '#codecs/zip';
import { bytesOf, type FileTree, textOf } from '#core/fileTree';
import { scorm12 } from '#formats/scorm12/write';
import { frenchWords } from '#i18n/words.ts';
import { benchCourse } from './fixture.ts';

/** The bytes of DESIGN section 7 for one module, and what they may be (docs/decisions/0011). */
export interface Size {
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
}

/** The bench module as the files of a SCORM 1.2 package. */
export async function benchPackage(player: FileTree): Promise<FileTree> {
  const { signal } = new AbortController();
  const result = await scorm12.write(benchCourse, { words: frenchWords, player, progress: () => undefined, signal });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return new Map([...result.value].map(([path, file]) => [path.slice(path.indexOf('.zip/') + 5), file]));
}

export function sizesOf(tree: FileTree): readonly Size[] {
  const page = textOf(tree, 'index.html') ?? '';
  const inner = (pattern: RegExp) => Buffer.byteLength(pattern.exec(page)?.[1] ?? '');
  const images = [...tree.keys()].filter((path) => path.startsWith('media/'));
  const imageBytes = images.reduce((sum, path) => sum + (bytesOf(tree, path)?.length ?? 0), 0);
  return [
    { what: 'zip − images', bytes: zip(tree, benchCourse.meta.modified).length - imageBytes, most: 15 * 1024 },
    { what: 'css, en ligne', bytes: inner(/<style>([^]*?)<\/style>/), most: 8 * 1024 },
    { what: 'script, en ligne', bytes: inner(/<script>([^]*?)<\/script>/), most: 45 * 1024 },
  ];
}

/** The same content as plain HTML: every section of the package, in `floor.html`. */
export const floorOf = (tree: FileTree, floor: string): string =>
  floor.replace(
    '<!-- content -->',
    () => /<main[^>]*>([^]*?)<\/main>/.exec(textOf(tree, 'index.html') ?? '')?.[1] ?? '',
  );
