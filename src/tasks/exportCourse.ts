import type { Course } from '#blocks/course';
import { zipParts } from '#codecs/zipTree';
import { joined, type Press } from '#codecs/zipWrite';
import { bytesOf, type FileTree } from '#core/fileTree';
import { isError, type Problem, type Result } from '#core/problem';
import type { Means } from '#formats/format';
import { formats } from '#formats/index';
import { sharedPress } from '#formats/run';
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

/** A file as it is made: bytes that follow one another. Media are the course's own, and not to be changed. */
export interface Made {
  readonly format: string;
  readonly path: string;
  readonly parts: readonly Uint8Array[];
}

/** Takes a file as soon as it is made; the next one waits for it. */
export type Hand = (file: Made) => void | Promise<void>;

/**
 * The files of some formats, by id, or of all of them. A format that fails does not stop the others; a course whose
 * links, media or keys are broken gives no file at all. What is cancelled gives the files made so far and says so.
 */
export async function exportCourse(
  course: Course,
  formatIds: readonly string[] | 'all',
  means: Means,
): Promise<Export> {
  const files: Exported[] = [];
  const problems = await exportEach(course, formatIds, means, ({ format, path, parts }) => {
    files.push({ format, path, bytes: joined(parts) });
  });
  return { files, problems };
}

/** As `exportCourse`, but no file is kept: the same media in several formats are many times their weight. */
export async function exportEach(
  course: Course,
  formatIds: readonly string[] | 'all',
  means: Means,
  hand: Hand,
): Promise<readonly Problem[]> {
  const broken = integrityProblems(course).filter(isError);
  if (broken.length > 0) return broken;
  const wanted = formatIds === 'all' ? formats.map(({ id }) => id) : [...new Set(formatIds)];
  const problems: Problem[] = [];
  const run = {};
  const press = sharedPress({ run });
  for (const [index, id] of wanted.entries()) {
    const progress = (share: number) => means.progress((index + share) / wanted.length);
    try {
      const written = await writeOne(id, course, { ...means, progress, run });
      problems.push(...written.problems.filter((problem) => isNews(problem, problems)));
      if (written.ok) for (const file of packed(id, written.value, course.meta.modified, press)) await hand(file);
    } catch (error) {
      if (!means.signal.aborted) throw error;
      problems.push({ code: 'export/cancelled', at: id, severity: 'error', values: { format: id } });
      return problems;
    }
    await progress(1);
  }
  return problems;
}

/** Two formats that lose the same thing of a form say it in the same words. */
function isNews(problem: Problem, told: readonly Problem[]): boolean {
  const { code, at } = problem;
  const words = JSON.stringify(problem.values);
  return !told.some((one) => one.code === code && one.at === at && JSON.stringify(one.values) === words);
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
function* packed(format: string, tree: FileTree, modified: string, press: Press): Generator<Made> {
  const archives = new Map<string, Map<string, string | Uint8Array>>();
  const single: string[] = [];
  for (const [path, content] of tree) {
    const [, name, inner] = archive.exec(path) ?? [];
    if (name === undefined || inner === undefined) single.push(path);
    else archives.set(name, (archives.get(name) ?? new Map<string, string | Uint8Array>()).set(inner, content));
  }
  for (const path of [...single, ...archives.keys()].sort()) {
    const inside = archives.get(path);
    const parts = inside ? zipParts(inside, modified, undefined, press) : [bytesOf(tree, path) ?? new Uint8Array()];
    yield { format, path, parts };
  }
}

const archive = /^([^/]+\.(?:zip|mbz|imscc|xlsx))\/(.+)$/;
