import type { Course } from '#blocks/course';
import { childOf, childrenOf, readXml, type XmlElement } from '#codecs/xmlRead';
import { bytesOf, type FileTree, textOf } from '#core/fileTree';
import type { Problem } from '#core/problem';
import { moodleBackup } from '#formats/moodle-backup/write';
import { quiet } from '../../fixtures/means';
import { idlePlayer } from '../../fixtures/player';

/** A backup as its files, without the name of the archive in front. */
export interface Written {
  readonly tree: FileTree;
  readonly inner: FileTree;
  readonly problems: readonly Problem[];
}

export async function backupOf(course: Course): Promise<Written> {
  const result = await moodleBackup.write(course, quiet({ player: idlePlayer }));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const head = `${course.name}.moodle-backup.mbz/`;
  const inside = [...result.value].filter(([path]) => path.startsWith(head));
  const inner = new Map(inside.map(([path, file]) => [path.slice(head.length), file] as const));
  return { tree: result.value, inner, problems: result.problems };
}

/** The root of one file; a file that is no XML fails the test. */
export function rootOf(inner: FileTree, path: string): XmlElement {
  const { root, fault } = readXml(textOf(inner, path) ?? '', path);
  if (!root || fault) throw new Error(`${path}: ${JSON.stringify(fault)}`);
  return root;
}

/** All elements of a name, however deep. */
export const deep = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...deep(child, name)]);

export const textIn = (element: XmlElement | undefined, name: string): string => childOf(element, name)?.text ?? '';

/** The folder of each activity, with its kind. */
export const activitiesIn = (inner: FileTree): readonly { readonly kind: string; readonly folder: string }[] =>
  deep(rootOf(inner, 'moodle_backup.xml'), 'activity')
    .filter((element) => childOf(element, 'directory'))
    .map((element) => ({ kind: textIn(element, 'modulename'), folder: textIn(element, 'directory') }));

export const idsIn = (inner: FileTree, folder: string, around: string): readonly string[] =>
  childrenOf(rootOf(inner, `${folder}/inforef.xml`), around).flatMap((list) =>
    deep(list, 'id').map(({ text }) => text),
  );

export const bytesAt = (inner: FileTree, path: string): Uint8Array => bytesOf(inner, path) ?? new Uint8Array();
