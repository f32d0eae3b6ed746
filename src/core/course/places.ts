import { type FileTree, textOf } from '#core/fileTree';
import { setApart } from '#core/framing/confidential';

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
 * what was taken out on purpose; the life of confidential deliverables is taken out of a course that still holds it.
 */
export function filesFor(tree: FileTree, audience: Audience): FileTree {
  const kept = [...tree].filter(([path]) => {
    const place = placeOf(path);
    return place === 'public' || (place === 'team' && audience === 'equipe');
  });
  const course = audience === 'equipe' ? undefined : discreet(textOf(tree, 'course.json'));
  return new Map(course === undefined ? kept : [...kept, ['course.json', course]]);
}

/** `course.json` without the life of confidential deliverables; `undefined` where it holds none, as all but old ones. */
function discreet(text: string | undefined): string | undefined {
  if (text === undefined || !/"confidential"\s*:\s*true/.test(text)) return undefined;
  try {
    const course = JSON.parse(text) as unknown;
    const apart = setApart({ course, reviews: undefined }).course;
    return apart === course ? undefined : `${JSON.stringify(apart, null, 2)}\n`;
  } catch {
    // What is no JSON is no course: whoever reads it says so.
    return undefined;
  }
}

/** What every export is made of. */
export const publicFiles = (tree: FileTree): FileTree => filesFor(tree, 'public');

/** Files that are no part of a course, in order. */
export const strayFiles = (tree: FileTree): readonly string[] =>
  [...tree.keys()].filter((path) => placeOf(path) === undefined).sort();
