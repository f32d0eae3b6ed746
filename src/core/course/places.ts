import type { FileTree } from '#core/fileTree';

/** For whom a course leaves the team. */
export const audiences = ['equipe', 'partenaire', 'public'] as const;
export type Audience = (typeof audiences)[number];

/** Where a file stands decides who may see it; what stands nowhere here is nobody's and never leaves. */
export type Place = 'public' | 'team';

const publicPlace = /^(course\.json|bank\.json|(lessons|media|i18n)\/.+)$/;
const teamPlace = /^(history|prive|data)\/.+$/;

/** `undefined` for a file that is no part of a course. */
export function placeOf(path: string): Place | undefined {
  if (publicPlace.test(path)) return 'public';
  return teamPlace.test(path) ? 'team' : undefined;
}

/**
 * The files of a course that an audience may have. A partner gets what the public gets: the history bears names and
 * what was taken out on purpose.
 */
export function filesFor(tree: FileTree, audience: Audience): FileTree {
  return new Map(
    [...tree].filter(([path]) => {
      const place = placeOf(path);
      return place === 'public' || (place === 'team' && audience === 'equipe');
    }),
  );
}

/** What every export is made of. */
export const publicFiles = (tree: FileTree): FileTree => filesFor(tree, 'public');

/** Files that are no part of a course, in order. */
export const strayFiles = (tree: FileTree): readonly string[] =>
  [...tree.keys()].filter((path) => placeOf(path) === undefined).sort();
