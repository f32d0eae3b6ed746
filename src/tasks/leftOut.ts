import { jsonValue } from '#codecs/json';
import { isObject } from '#core/change/courseFiles';
import { type Audience, filesFor } from '#core/course/places';
import { type FileTree, textOf } from '#core/fileTree';

/** What is kept back, by what it is to a person. */
export const leftOutKinds = [
  'people',
  'answers',
  'fees',
  'reviews',
  'terms',
  'private',
  'versions',
  'authors',
  'history',
  'other',
] as const;
export type LeftOutKind = (typeof leftOutKinds)[number];

/** A kind of thing that an audience does not get, and how many: persons, lines, files. */
export interface LeftOut {
  readonly kind: LeftOutKind;
  readonly count: number;
}

/** What an audience does not get of a folder, in the words of the trade; in the order of `leftOutKinds`. */
export function leftOutFor(tree: FileTree, audience: Audience): readonly LeftOut[] {
  const kept = filesFor(tree, audience);
  const counts = new Map<LeftOutKind, number>();
  const add = (kind: LeftOutKind, count: number) => counts.set(kind, (counts.get(kind) ?? 0) + count);
  for (const path of tree.keys()) {
    if (!kept.has(path)) add(kindOf(path), countIn(tree, path));
    // A version that leaves leaves without who made it, and why.
    else if (/^history\//.test(path) && textOf(kept, path) !== textOf(tree, path)) add('authors', 1);
  }
  return leftOutKinds.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
}

function kindOf(path: string): LeftOutKind {
  if (path === 'data/people.json') return 'people';
  if (path.startsWith('data/')) return 'answers';
  if (/^prive\/fees\b/.test(path)) return 'fees';
  if (path === 'prive/reviews.json') return 'reviews';
  if (path === 'prive/reference.json') return 'terms';
  if (path.startsWith('prive/')) return 'private';
  if (/^history\/(versions|exports)\//.test(path)) return 'versions';
  return path.startsWith('history/') ? 'history' : 'other';
}

/** The list in each file of the team that a person counts. */
const lists: Readonly<Record<string, string>> = { 'data/people.json': 'people', 'prive/reviews.json': 'reviews' };

/** Persons, answers, followed deliverables, saved changes; of other files, one each. */
function countIn(tree: FileTree, path: string): number {
  const text = textOf(tree, path) ?? '';
  if (path.endsWith('.jsonl')) return text.split('\n').filter((line) => line.trim() !== '').length;
  const list = lists[path];
  const value = list === undefined ? undefined : jsonValue(text, path);
  const counted = isObject(value) && list !== undefined ? value[list] : undefined;
  return Array.isArray(counted) ? counted.length : 1;
}
