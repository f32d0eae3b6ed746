import type { Course } from '#blocks/course';
import type { FileTree } from '#core/fileTree';
import type { Means } from '#formats/format';
import { peopleFormats } from '#formats/index';
import { type Export, exportCourse } from '#tasks/exportCourse';
import { exportPeople } from '#tasks/exportPeople';

/** The files of some formats. What is about people is made apart: no other format is ever near them. */
export async function exportNamed(
  course: Course,
  tree: FileTree,
  wanted: readonly string[] | 'all',
  means: Means,
): Promise<readonly Export[]> {
  if (wanted === 'all') return [await exportCourse(course, 'all', means)];
  const others = wanted.filter((id) => !isAboutPeople(id));
  const made = others.length > 0 ? [await exportCourse(course, others, means)] : [];
  for (const id of wanted.filter(isAboutPeople)) made.push(await exportPeople(course, tree, id, means));
  return made;
}

const isAboutPeople = (id: string): boolean => peopleFormats.some((format) => format.id === id);
