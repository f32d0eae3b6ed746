import type { Course } from '#blocks/course';
import type { FileTree } from '#core/fileTree';
import { type Problem, type Result, settle } from '#core/problem';
import { filled } from '#formats/draft';
import type { Means } from '#formats/format';
import { documentOf } from '#formats/package/document';
import type { PackageKind } from '#formats/package/kind';
import { mediaFiles, mediaOf } from '#formats/package/media';
import { perRun } from '#formats/run';
import { quizzesLeftOut, type Unit, unitsOf } from '#formats/unit';

/** One archive per unit: `index.html`, the media that it shows, and what the kind adds. */
export async function packagesOf(course: Course, means: Means, kind: PackageKind): Promise<Result<FileTree>> {
  const units = unitsOf(course);
  const tree = new Map<string, string | Uint8Array>();
  for (const [index, unit] of units.entries()) {
    means.signal.throwIfAborted();
    const archive = `${course.name}-${unit.name}.${kind.id}.zip`;
    for (const [path, file] of packageOf(unit, course, means, kind)) tree.set(`${archive}/${path}`, file);
    await means.progress((index + 1) / units.length);
  }
  return settle(tree, [...quizzesLeftOut(course), ...(units.length === 0 ? [nothingToWrite(course)] : [])]);
}

const made = perRun<FileTree>();

/** What stands in the archive of a unit; a backup for Moodle holds the same. */
export const packageOf = (unit: Unit, course: Course, means: Means, kind: PackageKind): FileTree =>
  made(means, `${kind.id}/${unit.id}`, () => {
    const names = mediaOf(unit, course, means);
    const page = filled(documentOf(unit, course, means, kind), (path) => names.get(path) ?? path);
    const files = new Map([['index.html', page], ...mediaFiles(names, course)]);
    return new Map([...kind.extra(unit, course, [...files.keys()]), ...files]);
  });

/** A course without a page or a test: said, and no file. */
export const nothingToWrite = ({ meta }: Course): Problem => ({
  code: 'package/nothing-to-write',
  at: meta.id,
  severity: 'warning',
  values: { course: meta.title },
});
