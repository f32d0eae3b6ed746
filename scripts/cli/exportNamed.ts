import type { Course } from '#blocks/course';
import type { FileTree } from '#core/fileTree';
import type { Problem } from '#core/problem';
import type { Means } from '#formats/format';
import { peopleFormats } from '#formats/index';
import { exportEach, type Hand } from '#tasks/exportCourse';
import { exportPeople } from '#tasks/exportPeople';

/** Hands over the files of some formats. What is about people is made apart: no other format is ever near them. */
export async function exportNamed(
  course: Course,
  tree: FileTree,
  wanted: readonly string[] | 'all',
  means: Means,
  hand: Hand,
): Promise<readonly Problem[]> {
  if (wanted === 'all') return exportEach(course, 'all', means, hand);
  const others = wanted.filter((id) => !isAboutPeople(id));
  const problems = others.length > 0 ? [...(await exportEach(course, others, means, hand))] : [];
  for (const id of wanted.filter(isAboutPeople)) {
    const made = await exportPeople(course, tree, id, means);
    problems.push(...made.problems);
    for (const { path, bytes } of made.files) await hand({ format: id, path, parts: [bytes] });
  }
  return problems;
}

const isAboutPeople = (id: string): boolean => peopleFormats.some((format) => format.id === id);
