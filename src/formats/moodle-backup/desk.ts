import type { Course } from '#blocks/course';
import { type RenderContext, renderRich, toHtml } from '#blocks/render';
import { bytesOf } from '#core/fileTree';
import type { Id } from '#core/id';
import type { Means } from '#formats/format';
import type { Bank } from '#formats/moodle-backup/bank';
import type { Column } from '#formats/moodle-backup/fields';
import type { Planned } from '#formats/moodle-backup/plan';
import type { Place, Pool } from '#formats/moodle-backup/pool';
import type { Xml } from '#codecs/xml';
import type { Source } from '#formats/moodle-xml/richText';

/** Ids inside the file: one counter per kind. Moodle gives new ones, so they need only agree with each other. */
export type Numbers = (kind: string) => number;

export function newNumbers(): Numbers {
  const last = new Map<string, number>();
  return (kind) => {
    const next = (last.get(kind) ?? 0) + 1;
    last.set(kind, next);
    return next;
  };
}

export const courseContext = 2;
export const courseNumber = 1;

/** A planned activity with the numbers that it goes by in the file. */
export interface Numbered {
  readonly planned: Planned;
  /** Of the course module. */
  readonly cm: number;
  readonly instance: number;
  readonly context: number;
  readonly section: { readonly id: number; readonly number: number };
}

/** What every writer of a part is lent. */
export interface Desk {
  readonly course: Course;
  readonly means: Means;
  readonly source: Source;
  /** Plain text as the language of the course is printed. */
  readonly print: (text: string) => string;
  /** Seconds since 1970 of the last change of the course: a backup has no other clock. */
  readonly time: number;
  readonly next: Numbers;
  readonly pool: Pool;
  readonly bank: Bank;
  /** The activity that came of an entity. */
  readonly activity: (key: string) => Numbered | undefined;
  /** The same, where it is not in the file: in Moodle its name alone becomes a link. */
  readonly elsewhere: (key: string) => Planned | undefined;
}

/** An activity as its own writer makes it; what all have in common is in `module.ts`. */
export interface Written {
  /** What stands in `<page id="…">`. */
  readonly own: Xml;
  /** The files that `inforef.xml` has to list, or they are lost. */
  readonly files?: readonly number[];
  /** Slots point into these categories: not listed, they would point at strangers' questions. */
  readonly asksBank?: true;
  readonly grade?: { readonly most: number; readonly pass: number; readonly place: GradePlace };
  readonly completion?: Readonly<Record<string, Column>>;
  readonly competencies?: readonly Id<'y'>[];
  /** `grading.xml` */
  readonly grading?: Xml;
}

export type GradePlace = 'modules' | 'tests' | 'uncounted';

/** Moodle turns this into the address that an activity has after the restore. */
export const linkTo = ({ planned, cm }: Numbered): string => `$@${modNameOf(planned).toUpperCase()}VIEWBYID*${cm}@$`;

export const modNameOf = ({ kind }: Planned): string => (kind === 'glossary' ? 'page' : kind);

/** Where a text of a course keeps its media in Moodle: `media/` is ours. */
const inFolder = (path: string): string => path.replace(/^media\//, '');

/** Draws with media at Moodle's address for files of a text; `files` puts those that were shown in the pool. */
export function drawing(desk: Desk, place: Place) {
  const shown = new Set<string>();
  const { course, means } = desk;
  const context: RenderContext = {
    words: means.words,
    lang: course.meta.lang,
    media(path) {
      shown.add(path);
      return `@@PLUGINFILE@@/${inFolder(path).split('/').map(encodeURIComponent).join('/')}`;
    },
    question: () => undefined,
    size: (path) => bytesOf(course.media, path)?.length,
    corrected: false,
  };
  const files = (): readonly number[] =>
    [...shown].flatMap((path) => {
      const content = course.media.get(path);
      return content === undefined ? [] : [desk.pool.add(place, inFolder(path), content)];
    });
  return { context, files };
}

/** A rich text of the course as HTML with its files. */
export function richOf(text: string | undefined, desk: Desk, place: Place) {
  if (text === undefined) return { html: '', files: [] };
  const { context, files } = drawing(desk, place);
  const html = toHtml(renderRich(text, context));
  return { html, files: files() };
}

/** A file's place in the texts of an activity; each module has one item, 0. */
export const placeIn = ({ planned, context }: Numbered, area: string): Place => ({
  context,
  component: `mod_${modNameOf(planned)}`,
  area,
  item: 0,
});
