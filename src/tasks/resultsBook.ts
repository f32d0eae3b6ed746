import { type Id, newId } from '#core/id';
import { type AnswerRecord, type Lot, type RecordBook, recordLines } from '#core/records/record';
import { recordIdOf } from '#formats/moodle-results/recordId';
import type { Finding } from '#formats/moodle-results/reading';
import type { Hand } from '#tasks/surveyBook';

/** What came in, beside what stands. */
export interface JudgedResults {
  /** Nothing was known of it. */
  readonly fresh: readonly AnswerRecord[];
  /** Says more or something else than the record that it replaces. */
  readonly changed: readonly AnswerRecord[];
  /** How many stand already. */
  readonly same: number;
}

const keyOf = ({
  instrument,
  item,
  participant,
  attempt,
}: Pick<Finding, 'instrument' | 'item' | 'participant' | 'attempt'>) =>
  [instrument, item, participant, attempt].join(' ');

/**
 * Findings as records. What two exports of one activity say joins in one record: the answer from one, the mark from the
 * other. Ids follow from the content, so that nothing is ever taken twice.
 */
export function judgeResults(
  findings: readonly Finding[],
  { standing }: RecordBook,
  {
    source,
    version,
    lot,
    at,
  }: { readonly source: string; readonly version: number; readonly lot: Id<'lo'>; readonly at: string },
): JudgedResults {
  const known = new Map(standing.filter((record) => record.source === source).map((record) => [keyOf(record), record]));
  const fresh: AnswerRecord[] = [];
  const changed: AnswerRecord[] = [];
  let same = 0;
  for (const finding of new Map(findings.map((one) => [keyOf(one), one])).values()) {
    const before = known.get(keyOf(finding));
    const said = joined(finding, before);
    if (before && says(before) === says(said)) {
      same += 1;
      continue;
    }
    const { grows: _, ...rest } = finding;
    const shown = { ...rest, ...said };
    const content = [keyOf(finding), says(said), finding.itemHash, finding.at ?? '', before?.id ?? ''];
    const record: AnswerRecord = {
      id: recordIdOf(content),
      ...shown,
      ...{ instrumentVersion: version, at: finding.at ?? at, source, lot },
      ...(before ? { replaces: before.id } : {}),
    };
    (before ? changed : fresh).push(record);
  }
  return { fresh, changed, same };
}

type Said = Pick<AnswerRecord, 'response' | 'score' | 'max'>;

function joined({ response, score, max, grows }: Finding, before: AnswerRecord | undefined): Said {
  const isLess =
    grows && typeof before?.response === 'number' && typeof response === 'number' && response < before.response;
  const kept = isLess || response === undefined ? (before?.response ?? null) : response;
  const mark = score === undefined ? before : { score, max };
  return {
    response: kept,
    ...(mark?.score === undefined ? {} : { score: mark.score }),
    ...(mark?.max === undefined ? {} : { max: mark.max }),
  };
}

const says = ({ response, score, max }: Said): string => JSON.stringify([response, score ?? null, max ?? null]);

/** The lines of an import, to put at the end of the book; none where there is nothing new. */
export function resultLines(
  { fresh, changed }: JudgedResults,
  lot: Omit<Lot, 'kind' | 'at' | 'by'>,
  { at, by }: Pick<Hand, 'at' | 'by'>,
): string {
  return fresh.length + changed.length === 0
    ? ''
    : recordLines([{ kind: 'lot', ...lot, at, by }, ...fresh, ...changed]);
}

export const newLot = ({ chance }: Pick<Hand, 'chance'>): Id<'lo'> => newId('lo', chance);
