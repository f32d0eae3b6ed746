/**
 * Answers and scores of every source, one line each, in a file that only grows: `data/records.jsonl`.
 *
 * Three kinds of line: a record; `lot`, which begins an import and says where it comes from; `retract`, which takes an
 * import back. A record that corrects another names it in `replaces`. Nothing is ever rewritten.
 */
import * as v from 'valibot';
import { idSchema, isId, type Id } from '#core/id';
import type { Problem } from '#core/problem';

/** Where the answers of a course stand: never in a site, a package or a shared document. */
export const recordsFile = 'data/records.jsonl';

const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));
const anyId = v.custom<Id>((value) => typeof value === 'string' && isId(value), 'id');

export const recordSchema = v.strictObject({
  id: idSchema('rc'),
  /** The dated delivery; none for what is asked before there is one. */
  session: v.optional(v.string()),
  /** A code, never a name. */
  participant: v.string(),
  /** The survey, test or form. */
  instrument: anyId,
  /** `meta.revision` of the course that it was made from. */
  instrumentVersion: v.number(),
  /** What was asked, inside the instrument. */
  item: v.string(),
  /** Of the words that were asked: two records with the same one answer the same question. */
  itemHash: v.string(),
  phase: v.picklist(['pre', 'during', 'post', 'm3', 'm6']),
  attempt: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** `null`: nothing was answered, on purpose or not. */
  response: v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())]),
  score: v.optional(v.number()),
  max: v.optional(v.number()),
  at: instant,
  source: v.string(),
  lot: v.optional(idSchema('lo')),
  replaces: v.optional(idSchema('rc')),
});
export type AnswerRecord = v.InferOutput<typeof recordSchema>;

const lotSchema = v.strictObject({
  kind: v.literal('lot'),
  id: idSchema('lo'),
  instrument: anyId,
  /** How the answers came back. */
  source: v.string(),
  /** The file, where there was one. */
  name: v.optional(v.string()),
  /** How many people answered. */
  answers: v.number(),
  at: instant,
  by: v.string(),
});
/** An import, as its first line tells it. */
export type Lot = v.InferOutput<typeof lotSchema>;

const retractSchema = v.strictObject({
  kind: v.literal('retract'),
  id: idSchema('rt'),
  lot: idSchema('lo'),
  at: instant,
  by: v.string(),
});
export type Retract = v.InferOutput<typeof retractSchema>;

export type RecordLine = AnswerRecord | Lot | Retract;

/** Lines to put at the end of the file. */
export const recordLines = (lines: readonly RecordLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** The file as values, in its order. */
export interface RecordBook {
  /** Those that count: not taken back, not replaced by one that counts. */
  readonly standing: readonly AnswerRecord[];
  readonly lots: readonly (Lot & { readonly isRetracted: boolean })[];
}

/** Reads the file; a line that cannot be read stays where it is, and is told. */
export function readRecords(text: string): { readonly book: RecordBook; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const records: AnswerRecord[] = [];
  const lots: Lot[] = [];
  const retracted = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = lineOf(line);
    if (read === undefined) {
      const at = `${recordsFile}:${index + 1}`;
      problems.push({ code: 'records/unreadable-line', at, severity: 'warning', values: { line: index + 1 } });
    } else if (!('kind' in read)) records.push(read);
    else if (read.kind === 'lot') lots.push(read);
    else retracted.add(read.lot);
  }
  const kept = records.filter(({ lot }) => lot === undefined || !retracted.has(lot));
  const replaced = new Set(kept.flatMap(({ replaces }) => replaces ?? []));
  const book = {
    standing: kept.filter(({ id }) => !replaced.has(id)),
    lots: lots.map((lot) => ({ ...lot, isRetracted: retracted.has(lot.id) })),
  };
  return { book, problems };
}

function lineOf(line: string): RecordLine | undefined {
  try {
    const value = JSON.parse(line) as { kind?: unknown } | null;
    const schema = value?.kind === 'lot' ? lotSchema : value?.kind === 'retract' ? retractSchema : recordSchema;
    const read = v.safeParse(schema, value);
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
