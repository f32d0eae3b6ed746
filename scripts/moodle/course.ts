/** A course as the check takes it to Moodle: opened, exported, restored both ways, compared. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Course } from '#blocks/course';
import { openCourse } from '#tasks/openCourse';
import { readCourseFolder } from '../cli/courseFolder.ts';
import { type Answer, run, tell, troubles } from './drivers.ts';
import { differences, type Restored } from './expected.ts';

export const root = join(import.meta.dirname, '../..');

/** The command line, as a person has it. */
export const navette = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(root, 'scripts/runNavette.ts'), ...args], {
    ...{ cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64_000_000 },
  });

export async function openFolder(folder: string): Promise<Course> {
  const read = await readCourseFolder(folder);
  const opened = read.ok ? openCourse(read.value.name, read.value.tree) : read;
  if (!opened.ok) throw new Error(`${folder} : ${JSON.stringify(opened.problems.slice(0, 3))}`);
  return opened.value;
}

/** As a new course and, by somebody who is only a teacher, into an empty one; `undefined` where the first is refused. */
export function restoreBothWays(folder: string, course: Course, out: string): Restored | undefined {
  navette('export', folder, '--format', 'moodle-backup', '--out', out);
  const backup = join(out, `${course.name}.moodle-backup.mbz`);
  const restored = run<Answer & Restored>('restore_course.php', backup, '--details');
  if (!tell('restauré comme nouveau cours', sumOf(restored), troubles(restored))) return undefined;
  tell('ce que Moodle montre est ce que dit le cours', '', differences(restored, course));
  const merged = run<Answer & Restored>('restore_course.php', backup, '--as-teacher', '--into=new-empty');
  tell('restauré par un enseignant dans un cours vide', sumOf(merged), troubles(merged));
  return restored;
}

function sumOf({ courseid, modulelist = [], questionlist = [] }: Partial<Restored>): string {
  const counts = new Map<string, number>();
  for (const { type } of modulelist) counts.set(type, (counts.get(type) ?? 0) + 1);
  const modules = [...counts].map(([type, count]) => `${count} ${type}`).join(', ');
  return `cours ${courseid ?? '-'}, ${modules}, ${questionlist.length} questions`;
}

/** The files for one activity at a time. */
export function importApart(folder: string, course: Course, out: string): void {
  navette('export', folder, '--format', 'moodle-xml,moodle-feedback,scorm12', '--out', out);
  for (const name of readdirSync(out).filter((one) => one.startsWith(course.name))) {
    const file = join(out, name);
    const said = name.endsWith('.moodle-xml.xml')
      ? run('import_questions.php', 'xml', file, '--brief')
      : name.endsWith('.moodle-feedback.xml')
        ? run('import_feedback.php', file)
        : name.endsWith('.scorm12.zip')
          ? run('import_scorm.php', file)
          : undefined;
    if (said) tell(name, '', troubles(said));
  }
}
