/**
 * The course folder as it is, to travel by mail or USB key; `tasks/importCourse.ts` reads it back.
 *
 * Norm: the course folder (DESIGN, section 2), in a ZIP.
 * In:   a course that was read from its folder.
 * Out:  `<course>-<audience>.course-zip.zip/<course>/…`, the bytes of the folder unchanged. The audience stands in the
 *   name, so that nobody sends the team's archive to a partner by mistake.
 * Problems: `course-zip/no-folder` (error) – the course was not read from a folder, there is nothing to hand over.
 * Deviation: none. The format writes for the public; `courseArchive` writes for whom one says.
 */
import type { Course } from '#blocks/course';
import { type Audience, filesFor } from '#core/course/places';
import type { FileTree } from '#core/fileTree';
import type { Format } from '#formats/format';

export const courseZip: Format<Course> = {
  id: 'course-zip',
  async write({ name, source, meta }, means) {
    means.signal.throwIfAborted();
    if (source === undefined) {
      const values = { course: meta.title };
      return { ok: false, problems: [{ code: 'course-zip/no-folder', at: name, severity: 'error', values }] };
    }
    await means.progress(1);
    return { ok: true, value: courseArchive(name, source, 'public'), problems: [] };
  },
};

/** What an audience may have of a folder, as the inside of its archive. */
export function courseArchive(name: string, folder: FileTree, audience: Audience): FileTree {
  const files = [...filesFor(folder, audience)];
  return new Map(files.map(([path, file]) => [`${name}-${audience}.course-zip.zip/${name}/${path}`, file]));
}
