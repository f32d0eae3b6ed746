import type { CourseFile } from '#core/course/schema';
import type { Deliverable } from '#core/framing/deliverable';
import { type Problem, type Result, settle } from '#core/problem';
import { missionFields } from '#core/views/missionFields';
import type { Words } from '#core/words';
import { filled } from '#documents/fill';
import { type Document, gapsIn, linesIn, plainOf } from '#documents/model';
import { pagesOf } from '#documents/pages';
import { documentWriters } from '#documents/writers/index';
import { type DocumentTemplate, unknownFields } from '#tasks/documentTemplate';

/** A course as far as documents read it: nothing of `prive/` nor `data/`. */
export type DocumentCourse = Pick<CourseFile, 'meta' | 'framing'> & { readonly name: string };

export interface DocumentWish {
  readonly format: string;
  /** Which deliverable it is: by id or by code; else the first that the template is for. */
  readonly deliverable?: string | undefined;
}

export interface WrittenDocument {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly title: string;
  /** The code of its deliverable. */
  readonly code?: string;
  /** A4 pages, about. */
  readonly pages: number;
  /** How many places say that something is missing. */
  readonly gaps: number;
}

/** One document of a mission. What the course does not say yet is a warning with its field, and a place in brackets on the page. */
export function writeDocument(
  course: DocumentCourse,
  template: DocumentTemplate,
  { format, deliverable: wanted }: DocumentWish,
  words: Words,
): Result<WrittenDocument> {
  const write = Object.hasOwn(documentWriters, format) ? documentWriters[format] : undefined;
  const known = Object.keys(documentWriters).join(', ');
  if (!write) return refused({ code: 'document/unknown-format', at: template.id, values: { format, known } });
  const deliverable = deliverableFor(course.framing.deliverables, template, wanted);
  if (wanted !== undefined && !deliverable)
    return refused({ code: 'document/unknown-deliverable', at: template.id, values: { deliverable: wanted } });
  if (deliverable?.confidential)
    return refused({ code: 'document/confidential', at: deliverable.id, values: { deliverable: deliverable.code } });
  const fields = missionFields({ course, deliverable, texts: template.texts }, words);
  const unknown = unknownFields(template, Object.keys(fields));
  if (unknown.length > 0) return { ok: false, problems: unknown };
  const { meta, framing } = course;
  const document: Document = {
    lang: meta.lang,
    title: template.title,
    above: meta.title,
    isLandscape: template.isLandscape,
    blocks: filled(template.body, fields),
    ...(framing.clause === undefined ? {} : { clause: framing.clause }),
  };
  const text = write(document, words);
  const written = {
    path: [course.name, ...(deliverable ? [kebab(deliverable.code)] : []), `${template.id}.${format}`].join('-'),
    bytes: new TextEncoder().encode(text),
    title: template.title,
    pages: pagesOf(document),
    gaps: gapsIn(document).length,
    ...(deliverable ? { code: deliverable.code } : {}),
  };
  return settle(written, [
    ...gapProblems(document),
    ...residueProblems(document, deliverable?.id ?? meta.id),
    ...limitProblems(written.pages, deliverable),
    ...formatProblems(course, deliverable, format),
  ]);
}

function deliverableFor(
  deliverables: readonly Deliverable[],
  { id: template, kind }: DocumentTemplate,
  wanted: string | undefined,
): Deliverable | undefined {
  if (wanted !== undefined) return deliverables.find(({ id, code }) => id === wanted || code === wanted);
  return deliverables.find((one) => one.template === template && one.kind === kind);
}

/** Each missing thing once, however often the document names it; `path` leads to its field. */
function gapProblems(document: Document): readonly Problem[] {
  const gaps = gapsIn(document).map(({ label, place: { entity: at, path } }): Problem => {
    return { code: 'document/gap', at, severity: 'warning', values: { missing: label, path } };
  });
  const isSame = (one: Problem, other: Problem) =>
    one.at === other.at && one.values?.['path'] === other.values?.['path'];
  return gaps.filter((gap, index) => gaps.findIndex((one) => isSame(one, gap)) === index);
}

/** What nobody hands over: places of a template, filler text, broken references of word processors. */
const residue = [
  /\{\{[^}]*\}\}/,
  /Lorem ipsum/i,
  /\bTO[D]O\b/,
  /Erreur\s*!\s*Source du renvoi/i,
  /Error!\s*Reference source/i,
];

function residueProblems({ blocks }: Document, at: string): readonly Problem[] {
  let section = '';
  const problems: Problem[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') section = plainOf(block.content);
    for (const line of linesIn([block]).map(plainOf)) {
      const found = residue.map((one) => one.exec(line)?.[0]).find((one) => one !== undefined);
      if (found !== undefined)
        problems.push({ code: 'document/residue', at, severity: 'warning', values: { residue: found, section } });
    }
  }
  return problems;
}

function limitProblems(pages: number, deliverable: Deliverable | undefined): readonly Problem[] {
  const most = deliverable?.pageLimit;
  if (!deliverable || most === undefined || pages <= most) return [];
  const values = { deliverable: deliverable.code, pages, most };
  return [{ code: 'document/too-long', at: deliverable.id, severity: 'warning', values }];
}

/** The formats that the mission takes, where this one is none of them. */
function formatProblems(
  { framing, meta }: DocumentCourse,
  deliverable: Deliverable | undefined,
  format: string,
): readonly Problem[] {
  const ofMission = framing.formats.filter(({ status }) => status === 'listed').map(({ extension }) => extension);
  const accepted = deliverable && deliverable.formats.length > 0 ? deliverable.formats : ofMission;
  if (accepted.length === 0 || accepted.includes(format)) return [];
  const values = { format, formats: accepted.map((extension) => `.${extension}`).join(', ') };
  return [{ code: 'document/other-format', at: deliverable?.id ?? meta.id, severity: 'info', values }];
}

const refused = (problem: Omit<Problem, 'severity'>): Result<never> => ({
  ok: false,
  problems: [{ ...problem, severity: 'error' }],
});

const kebab = (code: string): string =>
  code
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
