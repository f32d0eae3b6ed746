import type { Change } from '#core/change/change';
import { courseId, type CourseFiles, findEntity, isLessonText, isObject, isPlaced } from '#core/change/courseFiles';
import { type Id, isId } from '#core/id';

/** How people call the entity of a change: its code, else its title, else the beginning of its text; never its id. Empty when it has none. */
export function labelOf(files: CourseFiles, change: Change): string {
  for (const side of [change.after, change.before]) {
    if (isLessonText(side)) return lessonTitle(side.text) ?? side.file;
    if (change.path === '' && isPlaced(side)) return labelIn(side.value);
  }
  return labelById(files, change.entity);
}

/** The same for an entity that is there; the course is called by its title. */
export function labelById(files: CourseFiles, id: string): string {
  if (id === courseId(files)) return labelIn(isObject(files.course) ? files.course.meta : undefined);
  const lesson = [...files.lessons.values()].find((text) => lessonId(text) === id);
  return lesson === undefined ? labelIn(findEntity(files, id)?.value) : (lessonTitle(lesson) ?? '');
}

/** Everything in the JSON files that people call by a name, in the order of the files: for a list to choose from. */
export function entitiesIn(files: CourseFiles): readonly { readonly id: Id; readonly text: string }[] {
  const { lessons: _, ...json } = files;
  return entitiesOf(json);
}

function entitiesOf(value: unknown): { id: Id; text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(entitiesOf);
  if (!isObject(value) || typeof value.id !== 'string' || !isId(value.id) || value.id.startsWith('k-')) return inside;
  const name = labelIn({ ...value, code: undefined });
  const text = typeof value.code === 'string' && value.code !== name ? `${value.code} ${name}`.trim() : name;
  return text === '' ? inside : [{ id: value.id, text }, ...inside];
}

/** What a thing is called beside its code; empty where the code says it all. */
export function nameBesideCode(value: unknown): string {
  if (!isObject(value) || typeof value.code !== 'string') return '';
  const name = labelIn({ ...value, code: undefined });
  return name === value.code ? '' : name;
}

/** A long text cut for one line. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}\u2026` : line;
}

function labelIn(value: unknown): string {
  if (!isObject(value)) return '';
  const texts = ['code', 'title', 'name', 'text', 'stem'].map((key) => value[key]);
  const text = texts.find((candidate) => typeof candidate === 'string' && candidate.trim() !== '');
  return typeof text === 'string' ? shortened(text) : '';
}

/** The id of a page, from its front matter, without reading the whole of it. */
export const lessonId = (text: string): string | undefined => /^id: *['"]?(l-\w+)/m.exec(text)?.[1];
const lessonTitle = (text: string): string | undefined => /^title: *['"]?(.*?)['"]?\s*$/m.exec(text)?.[1];
