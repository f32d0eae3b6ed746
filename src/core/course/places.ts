import { isObject } from '#core/change/courseFiles';
import { isVersionPath } from '#core/course/versionFile';
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
 * The files of a course that an audience may have. Of the history a partner gets the versions, which hold the public
 * places alone, without who made them nor why: what both sides change later finds where it began. The changes one by one
 * bear names, fees and what was taken out on purpose, and stay with the team. The life of confidential deliverables is
 * taken out of what still holds it.
 */
export function filesFor(tree: FileTree, audience: Audience): FileTree {
  if (audience === 'equipe') return new Map([...tree].filter(([path]) => placeOf(path) !== undefined));
  const kept = [...tree].filter(([path]) => placeOf(path) === 'public');
  const course = discreet(textOf(tree, 'course.json'));
  const versions = audience === 'partenaire' ? versionsIn(tree) : [];
  return new Map([...kept, ...(course === undefined ? [] : [['course.json', course] as const]), ...versions]);
}

/** The versions of a folder as a partner may read them; what is no version is left out. */
const versionsIn = (tree: FileTree): readonly (readonly [string, string])[] =>
  [...tree.keys()].filter(isVersionPath).flatMap((path) => {
    const version = parsed(textOf(tree, path));
    if (!isObject(version) || !isObject(version.content)) return [];
    const { schema, id, name, at, revision, parents, media, content } = version;
    const { course } = setApart({ course: content.course, reviews: undefined });
    const { bank, lessons } = content;
    const told = { schema, id, name, at, revision, parents, media, content: { course, bank, lessons } };
    return [[path, written(told)] as const];
  });

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    // What is no JSON is no course and no version: whoever reads it says so.
    return undefined;
  }
}

const written = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `course.json` without the life of confidential deliverables; `undefined` where it holds none, as all but old ones. */
function discreet(text: string | undefined): string | undefined {
  if (text === undefined || !/"confidential"\s*:\s*true/.test(text)) return undefined;
  const course = parsed(text);
  const apart = setApart({ course, reviews: undefined }).course;
  return apart === course ? undefined : written(apart);
}

/** What every export is made of. */
export const publicFiles = (tree: FileTree): FileTree => filesFor(tree, 'public');
