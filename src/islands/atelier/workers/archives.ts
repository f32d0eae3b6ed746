import { zip } from '#codecs/zip';
import { type Audience, filesFor } from '#core/course/places';
import { bytesOf, type FileTree } from '#core/fileTree';
import { courseArchive } from '#formats/course-zip/write';
import type { Exported } from '#tasks/exportCourse';
import { importCourse, type ImportedCourse } from '#tasks/importCourse';
import { type LeftOut, leftOutFor } from '#tasks/leftOut';
import { openCourse } from '#tasks/openCourse';
import { saidOf, type SaidResult } from './said';

export interface ArchivePlan {
  /** What this audience does not get, by what it is. */
  readonly groups: readonly LeftOut[];
  /** Every file of the folder that it does not get. */
  readonly leftOut: readonly { readonly path: string; readonly bytes: number }[];
  readonly kept: number;
}

/** The course on the desk as an archive, and what somebody hands in. */
export function archivesApi(nameOf: () => string, whole: () => FileTree) {
  return {
    /** What an audience would get of the folder. */
    plan(audience: Audience): ArchivePlan {
      const tree = whole();
      const kept = filesFor(tree, audience);
      const leftOut = [...tree.keys()]
        .filter((path) => !kept.has(path))
        .sort()
        .map((path) => ({ path, bytes: bytesOf(tree, path)?.length ?? 0 }));
      return { groups: leftOutFor(tree, audience), leftOut, kept: kept.size };
    },
    /** The folder as an archive for an audience. */
    archive(audience: Audience, modified: string): Exported {
      const tree = courseArchive(nameOf(), whole(), audience);
      const path = `${nameOf()}-${audience}.course-zip.zip`;
      const inside = new Map([...tree].map(([file, content]) => [file.slice(path.length + 1), content]));
      return { format: 'course-zip', path, bytes: zip(inside, modified) };
    },
    /** Several files as one archive. */
    bundle(files: readonly Exported[], modified: string): Uint8Array {
      return zip(new Map(files.map(({ path, bytes }) => [path, bytes])), modified);
    },
    /** The course in an archive that somebody hands in; one that no screen could open is refused with every reason. */
    unpack(bytes: Uint8Array): SaidResult<ImportedCourse & { readonly title: string; readonly iri: string }> {
      const imported = importCourse(bytes);
      if (!imported.ok) return saidOf(imported);
      const { name, tree } = imported.value;
      const opened = openCourse(name, tree);
      const problems = [...imported.problems, ...opened.problems];
      if (!opened.ok) return saidOf<never>({ ok: false, problems });
      const { title, iri } = opened.value.meta;
      return saidOf({ ok: true, value: { name, tree, title, iri }, problems });
    },
  };
}
