import { type Id, isId } from '#core/id';
import { type FileTree, textOf } from '#core/fileTree';
import type { Problem } from '#core/problem';

/** Where a problem stands, for an editor: `course.json:12` for the entity that bears an id, the line of a file that a page names. */
export function placesOf(tree: FileTree): (problem: Problem) => string {
  const texts = new Map<string, string>();
  const text = (path: string): string => {
    const known = texts.get(path) ?? textOf(tree, path) ?? '';
    texts.set(path, known);
    return known;
  };
  const pages = [...tree.keys()].filter((path) => /^lessons\/.*\.mdx$/.test(path)).sort();
  const bearing = (id: Id): readonly string[] =>
    [...(id.startsWith('l-') ? pages : ['course.json', 'bank.json'])].flatMap((path) =>
      [...text(path).matchAll(new RegExp(`(?:"id"\\s*:\\s*"|^id:\\s*["']?)${id}`, 'gm'))].map(
        ({ index }) => `${path}:${lineAt(text(path), index)}`,
      ),
    );
  return ({ code, at, values }) => {
    if (isId(at)) {
      const places = bearing(at);
      // Of two that share an id, the second is the one to change.
      return (code === 'course/duplicate-id' ? places.at(-1) : places[0]) ?? at;
    }
    const file = values?.['file'];
    const index = at.endsWith('.mdx') && typeof file === 'string' ? text(at).indexOf(file) : -1;
    return index < 0 ? at : `${at}:${lineAt(text(at), index)}`;
  };
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;
