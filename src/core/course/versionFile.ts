import * as v from 'valibot';
import { idSchema } from '#core/id';

/** UTC, to the second. */
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));

/** What left the house at this state of the course: an archive for an audience, or files in some formats. */
export const exportNoteSchema = v.strictObject({
  at: instant,
  by: v.optional(v.string()),
  audience: v.optional(v.picklist(['equipe', 'partenaire', 'public'])),
  formats: v.optional(v.array(v.string()), []),
});
export type ExportNote = v.InferOutput<typeof exportNoteSchema>;

/**
 * `history/versions/<id>.json`, a state of the course that somebody kept under a name, and `history/exports/<id>.json`,
 * the one that an export was made of. Of the public places only: people and fees are never in a second place.
 */
export const versionSchema = v.strictObject({
  schema: v.literal(1),
  id: idSchema('vs'),
  /** None for the state of an export. */
  name: v.optional(v.string()),
  note: v.optional(v.string()),
  at: instant,
  /** Who, as they call themselves. */
  by: v.optional(v.string()),
  /** Of `meta`, then. */
  revision: v.number(),
  /** The versions that it comes from: those that were the newest. */
  parents: v.optional(v.array(idSchema('vs')), []),
  exports: v.optional(v.array(exportNoteSchema), []),
  /** SHA-256 of each file in `media/`, in hexadecimal: the files themselves stay where they are. */
  media: v.record(v.string(), v.string()),
  content: v.strictObject({
    course: v.unknown(),
    bank: v.unknown(),
    /** `lessons/….mdx` → its text. */
    lessons: v.record(v.string(), v.string()),
  }),
});
export type Version = v.InferOutput<typeof versionSchema>;

export const versionFolder = 'history/versions/';
export const exportFolder = 'history/exports/';

/** Where a version stands: those with a name apart from those of exports. */
export const versionPath = ({ id, name }: Pick<Version, 'id' | 'name'>): string =>
  `${name === undefined ? exportFolder : versionFolder}${id}.json`;

export const isVersionPath = (path: string): boolean => /^history\/(versions|exports)\/vs-[^/]+\.json$/.test(path);
