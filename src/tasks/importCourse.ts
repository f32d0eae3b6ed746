import { readJson } from '#codecs/json';
import { unzip, type ZipLimits } from '#codecs/zip';
import { isObject } from '#core/change/courseFiles';
import { migrate } from '#core/course/migrations';
import { courseNameFrom } from '#core/course/name';
import { placeOf } from '#core/course/places';
import { type FileTree, textOf } from '#core/fileTree';
import { type Problem, type Result, settle } from '#core/problem';

export interface ImportedCourse {
  /** The name of the folder in the archive, else one made of the title. */
  readonly name: string;
  readonly tree: FileTree;
}

/**
 * A course folder out of a ZIP, whoever made it: with or without a folder around it. Nothing is kept of an archive that
 * breaks a limit; what is no part of a course is left out with a warning. Whether the course is sound, `checkCourse` says.
 */
export function importCourse(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): Result<ImportedCourse> {
  const unzipped = unzip(bytes, limits);
  if (!unzipped.ok) return unzipped;
  const files = new Map([...unzipped.value].filter(([path]) => !dropping.test(path)));
  const folder = aroundAll([...files.keys()]);
  const inside = [...files].map(([path, file]) => [path.slice(folder.length), file] as const);
  const text = textOf(new Map(inside), 'course.json');
  if (text === undefined) return failed([{ code: 'import/no-course', at: 'course.json', severity: 'error' }]);
  const { title, problems } = readCourse(text);
  const tree = new Map(inside.filter(([path]) => placeOf(path) !== undefined));
  const strays = inside.map(([path]) => path).filter((path) => placeOf(path) === undefined);
  const name = courseNameFrom(folder) ?? courseNameFrom(title) ?? 'cours';
  return settle({ name, tree }, [...unzipped.problems, ...problems, ...strays.sort().map(leftOut)]);
}

/** What systems leave behind in folders and archives. */
const dropping = /^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

/** The one folder around all files, with its `/`; empty where `course.json` stands at the top. */
function aroundAll(paths: readonly string[]): string {
  const [first = ''] = paths;
  const folder = first.slice(0, first.indexOf('/') + 1);
  return !paths.includes('course.json') && paths.every((path) => path.startsWith(folder)) ? folder : '';
}

/** Only what decides whether this program may keep the course at all. */
function readCourse(text: string): { title: string; problems: readonly Problem[] } {
  const course = readJson(text, 'course.json');
  if (!course.ok) return { title: '', problems: course.problems };
  const migrated = migrate({ course: course.value, bank: undefined });
  const root = migrated.ok ? migrated.value.course : undefined;
  const meta = isObject(root) && isObject(root.meta) ? root.meta : {};
  return { title: typeof meta.title === 'string' ? meta.title : '', problems: migrated.problems };
}

const leftOut = (path: string): Problem => ({
  code: 'import/left-out',
  at: path,
  severity: 'warning',
  values: { file: path },
});

const failed = (problems: readonly Problem[]) => ({ ok: false, problems }) as const;
