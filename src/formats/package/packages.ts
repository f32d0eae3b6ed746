import type { Course } from '#blocks/course';
import type { FileTree } from '#core/fileTree';
import { type Problem, type Result, settle } from '#core/problem';
import type { Means } from '#formats/format';
import { documentOf } from '#formats/package/document';
import { mediaFiles, mediaOf } from '#formats/package/media';
import { quizzesLeftOut, type Unit, unitsOf } from '#formats/unit';

/** How one format of package differs from the others. */
export interface PackageKind {
  /** The format, as the names of its archives say. */
  readonly id: string;
  /** The piece of the player that reports progress. */
  readonly tracker: string;
  /** Files besides the page and its media, that may have to list those. */
  extra(unit: Unit, course: Course, files: readonly string[]): FileTree;
}

/** One archive per unit: `index.html`, the media that it shows, and what the kind adds. */
export async function packagesOf(course: Course, means: Means, kind: PackageKind): Promise<Result<FileTree>> {
  const units = unitsOf(course);
  const tree = new Map<string, string | Uint8Array>();
  for (const [index, unit] of units.entries()) {
    means.signal.throwIfAborted();
    const names = mediaOf(unit, course);
    const page = documentOf(unit, course, means, kind.tracker, names);
    const files = new Map([['index.html', page], ...mediaFiles(names, course)]);
    const archive = `${course.name}-${unit.name}.${kind.id}.zip`;
    for (const [path, file] of [...kind.extra(unit, course, [...files.keys()]), ...files]) {
      tree.set(`${archive}/${path}`, file);
    }
    await means.progress((index + 1) / units.length);
  }
  return settle(tree, [...quizzesLeftOut(course), ...(units.length === 0 ? [nothingToWrite(course)] : [])]);
}

const nothingToWrite = ({ meta }: Course): Problem => ({
  code: 'package/nothing-to-write',
  at: meta.id,
  severity: 'warning',
  values: { course: meta.title },
});
