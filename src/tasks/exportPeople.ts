import * as v from 'valibot';
import type { Course } from '#blocks/course';
import { placesIn, readJson } from '#codecs/json';
import { schemaProblems } from '#core/course/schemaProblems';
import { bytesOf, type FileTree, textOf } from '#core/fileTree';
import type { Result } from '#core/problem';
import { peopleFile, peopleFileSchema, type Person } from '#core/records/people';
import type { Means } from '#formats/format';
import { peopleFormats } from '#formats/index';
import type { Export } from '#tasks/exportCourse';

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
  const parsed = v.safeParse(peopleFileSchema, json.value);
  if (parsed.success) return { ok: true, value: parsed.output.people, problems: json.problems };
  const place = placesIn(text);
  const placeOf = (pointer: string) => `${peopleFile}:${place(pointer)}`;
  return { ok: false, problems: schemaProblems(parsed.issues, { name: peopleFile, root: json.value, placeOf }) };
}
