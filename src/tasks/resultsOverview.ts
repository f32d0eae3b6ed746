import type { Course } from '#blocks/course';
import type { Id } from '#core/id';
import type { Person } from '#core/records/people';
import type { AnswerRecord, Lot, RecordBook } from '#core/records/record';
import { activitiesOf, type Activity } from '#formats/moodle-results/activity';

/** Below, a mean tells of persons. */
export const fewestForMean = 5;

/** What came back of one activity. */
export interface ActivityResults extends Activity {
  /** Who did it. */
  readonly people: number;
  /** Who saw it, and has nothing to show for it. */
  readonly opened: number;
  /** Of those who did it, who answered without a name. */
  readonly anonymous: number;
  /** As far as exports tell of attempts: the gradebook and completion do not. */
  readonly attempts: number;
  /** The last day that Moodle tells. */
  readonly last?: string;
  /** How many have a mark whose most is known. */
  readonly marked: number;
  /** Mean of one mark for each person, 0 to 1; none where too few have one. */
  readonly mean?: number;
  /** Codes of those of the list who did not do it; none to tell where somebody answered without a name. */
  readonly missing?: readonly string[];
}

/** How somebody stands with an activity; `opened`: seen or begun, not done. */
export interface Standing {
  readonly state: 'none' | 'opened' | 'done';
  /** 0 to 1. */
  readonly mark?: number;
}

export interface PersonResults {
  readonly code: string;
  readonly name: string;
  /** One for each activity of `ResultsOverview.activities`. */
  readonly activities: readonly Standing[];
}

export interface ResultsOverview {
  readonly activities: readonly ActivityResults[];
  readonly people: readonly PersonResults[];
  /** Imports from Moodle, in their order. */
  readonly lots: readonly (Lot & { readonly isRetracted: boolean })[];
  /** Records of activities, or of people, that the course does not have any more. */
  readonly lost: { readonly activities: number; readonly people: number };
}

const isMoodle = ({ source }: { readonly source: string }): boolean => source.startsWith('moodle-');

/** What came back from Moodle, counted: nothing is judged or compared here. */
export function resultsOverview(course: Course, people: readonly Person[], book: RecordBook): ResultsOverview {
  const records = book.standing.filter(isMoodle);
  const known = new Map(activitiesOf(course).map((activity) => [activity.id, activity]));
  const own = groupBy(records, ({ instrument }) => instrument);
  const codes = people.map(({ code }) => code as string);
  const taken = new Map(book.lots.map(({ id, at }) => [id, at]));
  const shown = [...known.values()].filter(({ id, kind }) => own.has(id) || (kind !== 'lesson' && kind !== 'course'));
  const told = shown.map((activity) => ({ activity, standings: standingsOf(own.get(activity.id) ?? []) }));
  return {
    activities: told.map(({ activity, standings }) => ({
      ...activity,
      ...countsOf(own.get(activity.id) ?? [], standings, codes, taken),
    })),
    people: people.map(({ code, firstName, lastName }) => ({
      ...{ code, name: `${lastName} ${firstName}` },
      activities: told.map(({ standings }) => standings.get(code) ?? { state: 'none' }),
    })),
    lots: book.lots.filter(isMoodle),
    lost: {
      activities: records.filter(({ instrument }) => !known.has(instrument)).length,
      people: new Set(
        records.map(({ participant }) => participant).filter((code) => !isAnonymous(code) && !codes.includes(code)),
      ).size,
    },
  };
}

/** A code that was made from the answers. */
const isAnonymous = (participant: string): boolean => /^anon-[0-9a-f]{8}/.test(participant);

const isVisit = ({ item }: AnswerRecord): boolean => item.startsWith('visits/');

function isDone(record: AnswerRecord): boolean {
  if (isVisit(record)) return false;
  return record.item === 'completion' ? record.response !== 'incomplete' : true;
}

function groupBy(records: readonly AnswerRecord[], keyOf: (record: AnswerRecord) => string) {
  const groups = new Map<string, AnswerRecord[]>();
  for (const record of records) {
    const group = groups.get(keyOf(record));
    if (group) group.push(record);
    else groups.set(keyOf(record), [record]);
  }
  return groups;
}

function standingsOf(records: readonly AnswerRecord[]): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const [participant, all] of groupBy(records, (record) => record.participant)) {
    const state = all.some(isDone) ? 'done' : all.some(isVisit) ? 'opened' : 'none';
    const mark = markOf(all);
    standings.set(participant, { state, ...(mark === undefined ? {} : { mark }) });
  }
  return standings;
}

/** The grade that Moodle keeps; without it the best attempt. */
function markOf(records: readonly AnswerRecord[]): number | undefined {
  const rates = (item: string) =>
    records.flatMap(({ item: of, score, max }) =>
      of === item && score !== undefined && max !== undefined && max > 0 ? [score / max] : [],
    );
  const [kept] = rates('grade');
  if (kept !== undefined) return kept;
  const totals = rates('total');
  return totals.length === 0 ? undefined : Math.max(...totals);
}

function countsOf(
  records: readonly AnswerRecord[],
  standings: ReadonlyMap<string, Standing>,
  codes: readonly string[],
  taken: ReadonlyMap<Id, string>,
): Omit<ActivityResults, keyof Activity> {
  const done = [...standings].filter(([, { state }]) => state === 'done');
  const anonymous = done.filter(([code]) => isAnonymous(code)).length;
  const tried = records.filter((record) => isDone(record) && record.item !== 'completion' && record.item !== 'grade');
  const marks = done.flatMap(([, { mark }]) => mark ?? []);
  // Where an export tells no moment, a record bears the one of its import.
  const days = records.filter((record) => isDone(record) && record.at !== (record.lot && taken.get(record.lot)));
  const last = days
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const did = new Set(done.map(([code]) => code));
  return {
    people: done.length,
    opened: [...standings.values()].filter(({ state }) => state === 'opened').length,
    anonymous,
    attempts: new Set(tried.map(({ participant, attempt }) => `${participant} ${attempt}`)).size,
    ...(last === undefined ? {} : { last: last.slice(0, 10) }),
    marked: marks.length,
    ...(marks.length < fewestForMean ? {} : { mean: marks.reduce((sum, mark) => sum + mark, 0) / marks.length }),
    ...(anonymous > 0 ? {} : { missing: codes.filter((code) => !did.has(code)) }),
  };
}
