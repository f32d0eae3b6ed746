import type { Course } from '#blocks/course';
import { readJson } from '#codecs/json';
import { bytesOf, type FileTree, textOf } from '#core/fileTree';
import type { Result } from '#core/problem';
import { peopleFile, peopleFileSchema, type Person } from '#core/records/people';
import type { Means } from '#formats/format';
import { peopleFormats } from '#formats/index';
import type { Export } from '#tasks/exportCourse';
import { parsed } from '#tasks/readStructure';

/**
 * The files of a format that is about people. They are read here and nowhere else on the way out: no other export sees
 * `data/`, and this one only when somebody names it.
 */
export async function exportPeople(course: Course, tree: FileTree, formatId: string, means: Means): Promise<Export> {
  const format = peopleFormats.find(({ id }) => id === formatId);
  if (!format) throw new Error(`no format about people: ${formatId}`);
  const read = readPeople(tree);
  if (!read.ok) return { files: [], problems: read.problems };
  const written = await format.write({ course, people: read.value }, means);
  if (!written.ok) return { files: [], problems: written.problems };
  const files = [...written.value.keys()].map((path) => ({
    format: formatId,
    path,
    bytes: bytesOf(written.value, path) ?? new Uint8Array(),
  }));
  return { files, problems: written.problems };
}

/** The people of a course folder. */
export function readPeople(tree: FileTree): Result<readonly Person[]> {
  const text = textOf(tree, peopleFile);
  if (text === undefined)
    return { ok: false, problems: [{ code: 'people/no-file', at: peopleFile, severity: 'error' }] };
  const json = readJson(text, peopleFile);
  if (!json.ok) return json;
  const read = parsed(peopleFileSchema, json.value, peopleFile, tree);
  if (!read.value) return { ok: false, problems: read.problems };
  return { ok: true, value: read.value.people, problems: json.problems };
}
