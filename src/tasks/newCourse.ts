import * as v from 'valibot';
import { writeJson } from '#codecs/json';
import { isObject } from '#core/change/courseFiles';
import { templateSectionsSchema } from '#core/course/courseTemplate';
import { isCourseName } from '#core/course/name';
import { orderedBank, orderedCourse } from '#core/course/order';
import { type Profile, profileSchema } from '#core/course/profile';
import { schemaVersion } from '#core/course/schema';
import type { Clock } from '#core/course/store';
import type { FileTree } from '#core/fileTree';
import { framingFrom } from '#core/framing/fromProfile';
import { type Chance, isId, lettersOf, newId } from '#core/id';
import type { Problem, Result } from '#core/problem';

export interface NewCourse {
  /** The name of its folder, in kebab case. */
  readonly name: string;
  readonly title: string;
}

/**
 * The folder of a new course after a profile (the value of `templates/profiles/<id>.json`): every section is there, empty,
 * or as a starting point has it (the value of `templates/courses/<id>/course.json`), under ids of its own.
 */
export function newCourse(
  profile: unknown,
  { name, title }: NewCourse,
  clock: Clock,
  chance: Chance,
  template: unknown = {},
): Result<FileTree> {
  const read = v.safeParse(profileSchema, profile);
  const problems: Problem[] = [];
  if (!isCourseName(name))
    problems.push({ code: 'course/bad-name', at: name, severity: 'error', values: { course: name } });
  if (title.trim() === '')
    problems.push({ code: 'course/no-title', at: name, severity: 'error', values: { course: name } });
  if (!read.success) problems.push(wrongProfile(read.issues));
  const begun = v.safeParse(templateSectionsSchema, template);
  if (!begun.success) problems.push(wrongTemplate(begun.issues));
  if (!read.success || problems.length > 0) return { ok: false, problems };
  const now = clock();
  const meta = metaAfter(read.output, title.trim(), now, chance);
  const { framing, fees, unknown } = framingFrom(read.output, now.slice(0, 10), chance);
  if (unknown.length > 0) return { ok: false, problems: [wrongAt(unknown.join(', '))] };
  const sections = begunSections(emptySections(read.output, chance), template, chance);
  const course = { schema: schemaVersion, meta, framing, ...sections };
  const tree = new Map([
    ['course.json', writeJson(orderedCourse(course))],
    ['bank.json', writeJson(orderedBank({ schema: schemaVersion, questions: [] }))],
    ...(fees ? [['prive/fees.json', writeJson(fees)] as const] : []),
  ]);
  return { ok: true, value: tree, problems };
}

function metaAfter(profile: Profile, title: string, now: string, chance: Chance) {
  const { lang, licence, keywords, depth } = profile;
  return {
    id: newId('k', chance),
    iri: newIri(chance),
    title,
    lang,
    revision: 0,
    created: now,
    modified: now,
    authors: [],
    ...(licence === undefined ? {} : { licence }),
    keywords,
    profile: profile.id,
    depth,
  };
}

const emptySections = ({ trainers }: Profile, chance: Chance) => ({
  audience: { groups: [], prerequisites: [] },
  needs: { competencies: [] },
  objectives: [],
  design: {
    modules: [],
    timetable: [],
    materials: [],
    trainers: trainers.map((trainer) => ({ id: newId('p', chance), ...trainer })),
  },
  tests: [],
  forms: [],
});

/** The sections of a starting point laid over the empty ones. */
function begunSections(empty: Readonly<Record<string, unknown>>, template: unknown, chance: Chance) {
  const begun = withNewIds(isObject(template) ? template : {}, chance);
  return Object.fromEntries(
    Object.entries(empty).map(([key, section]) => {
      const own = begun[key];
      return [key, isObject(section) && isObject(own) ? { ...section, ...own } : (own ?? section)];
    }),
  );
}

/** The same value under ids that nobody has: two courses from one starting point are not copies of each other. */
function withNewIds<T>(value: T, chance: Chance): T {
  const made = new Map<string, string>();
  const renewed = (part: unknown): unknown => {
    if (typeof part === 'string' && isId(part)) {
      const id = made.get(part) ?? newId(lettersOf(part), chance);
      made.set(part, id);
      return id;
    }
    if (Array.isArray(part)) return part.map(renewed);
    if (!isObject(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inside]) => [key, renewed(inside)]));
  };
  return renewed(value) as T;
}

/** An address that no other course has. */
export const newIri = (chance: Chance): string => `urn:uuid:${uuidFrom(chance(16))}`;

/** A random UUID (RFC 9562, version 4) of sixteen bytes. */
function uuidFrom(bytes: Uint8Array): string {
  const marked = bytes.map((byte, index) =>
    index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const wrongProfile = (issues: readonly v.BaseIssue<unknown>[]): Problem => wrongAt(pathsOf(issues));

const wrongTemplate = (issues: readonly v.BaseIssue<unknown>[]): Problem => ({
  code: 'template/wrong',
  at: 'templates/courses',
  severity: 'error',
  values: { place: pathsOf(issues) },
});

const pathsOf = (issues: readonly v.BaseIssue<unknown>[]) =>
  issues.map((issue) => v.getDotPath(issue) ?? '').join(', ');

const wrongAt = (place: string): Problem => ({
  code: 'profile/wrong',
  at: 'templates/profiles',
  severity: 'error',
  values: { place },
});
