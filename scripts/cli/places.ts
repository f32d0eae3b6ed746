import { isId } from '#core/id';
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
  return ({ at, values }) => {
    if (isId(at)) {
      for (const path of ['course.json', 'bank.json']) {
        const index = text(path).search(new RegExp(`"id"\\s*:\\s*"${at}"`));
        if (index >= 0) return `${path}:${lineAt(text(path), index)}`;
      }
      return at;
    }
    const file = values?.['file'];
    const index = at.endsWith('.mdx') && typeof file === 'string' ? text(at).indexOf(file) : -1;
    return index < 0 ? at : `${at}:${lineAt(text(at), index)}`;
  };
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;
