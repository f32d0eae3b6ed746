import type { Course } from '#blocks/course';
import { zip } from '#codecs/zip';
import { newPress, type Press } from '#codecs/zipWrite';
import { bytesOf, type FileTree } from '#core/fileTree';
import { isError, type Problem, type Result } from '#core/problem';
import type { Means } from '#formats/format';
import { formats } from '#formats/index';
import { integrityProblems } from '#tasks/integrity';

/** A file to hand over. */
export interface Exported {
  readonly format: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Export {
  readonly files: readonly Exported[];
  readonly problems: readonly Problem[];
}

/**
 * The files of some formats, by id, or of all of them. A format that fails does not stop the others; a course whose
 * links, media or keys are broken gives no file at all. What is cancelled gives the files made so far and says so.
 */
export async function exportCourse(
  course: Course,
  formatIds: readonly string[] | 'all',
  means: Means,
): Promise<Export> {
  const broken = integrityProblems(course).filter(isError);
  if (broken.length > 0) return { files: [], problems: broken };
  const wanted = formatIds === 'all' ? formats.map(({ id }) => id) : [...new Set(formatIds)];
  const files: Exported[] = [];
  const problems: Problem[] = [];
  const press = newPress();
  const run = {};
  for (const [index, id] of wanted.entries()) {
    const progress = (share: number) => means.progress((index + share) / wanted.length);
    try {
      const written = await writeOne(id, course, { ...means, progress, run });
      problems.push(...written.problems);
      if (written.ok) files.push(...packed(id, written.value, course.meta.modified, press));
    } catch (error) {
      if (!means.signal.aborted) throw error;
      problems.push({ code: 'export/cancelled', at: id, severity: 'error', values: { format: id } });
      return { files, problems };
    }
    await progress(1);
  }
  return { files, problems };
}

async function writeOne(id: string, course: Course, means: Means): Promise<Result<FileTree>> {
  means.signal.throwIfAborted();
  const format = formats.find((one) => one.id === id);
  if (format) return format.write(course, means);
  const known = formats.map((one) => one.id).join(', ');
  return {
    ok: false,
    problems: [{ code: 'export/unknown-format', at: id, severity: 'error', values: { format: id, known } }],
  };
}

/** `x.scorm12.zip/imsmanifest.xml` stands inside the archive `x.scorm12.zip`; the rest are files as they are. */
function packed(format: string, tree: FileTree, modified: string, press: Press): readonly Exported[] {
  const archives = new Map<string, Map<string, string | Uint8Array>>();
  const files: Exported[] = [];
  for (const [path, content] of tree) {
    const [, name, inner] = archive.exec(path) ?? [];
    if (name === undefined || inner === undefined)
      files.push({ format, path, bytes: bytesOf(tree, path) ?? new Uint8Array() });
    else archives.set(name, (archives.get(name) ?? new Map<string, string | Uint8Array>()).set(inner, content));
  }
  const zipped = [...archives].map(([path, inside]) => ({
    format,
    path,
    bytes: zip(inside, modified, undefined, press),
  }));
  return [...files, ...zipped].sort((one, other) => (one.path < other.path ? -1 : 1));
}

const archive = /^([^/]+\.(?:zip|mbz|imscc|xlsx))\/(.+)$/;
