import { crc32 } from '#codecs/crc32';
import type { AskedSurvey } from '#core/needs/survey';
import { participantKey, surveyScale } from '#core/needs/survey';
import { type Chance, type Id, newId } from '#core/id';
import { type AnswerRecord, type Lot, type RecordBook, recordLines, type Retract } from '#core/records/record';
import { differences, ratingAt, ratingPlace, type Side, sides, type SurveyAnswer } from '#core/survey/answer';

/** How answers come back: typed from paper, a file of the page, a short text, a table. */
export const sources = ['paper', 'page', 'message', 'table'] as const;
export type Source = (typeof sources)[number];

/** One person's answers that stand in the book. */
export interface KnownAnswer extends SurveyAnswer {
  /** Who it is, however the code is written. */
  readonly key: string;
  readonly attempt: number;
  readonly at: string;
  readonly source: string;
  readonly lot?: Id<'lo'>;
  /** What was asked → the record that answers it. */
  readonly records: ReadonlyMap<string, AnswerRecord>;
}

const itemOf = (competency: Id<'y'>, side: Side) => `${competency}/${side}`;
const fieldItem = (name: string) => `field/${name}`;

/** The answers to one survey that count, in the order in which they came. */
export function knownAnswers({ standing }: RecordBook, asked: AskedSurvey): readonly KnownAnswer[] {
  const people = new Map<string, Map<string, AnswerRecord>>();
  for (const record of standing) {
    if (record.instrument !== asked.survey.id) continue;
    const key = participantKey(record.participant);
    const own = people.get(key) ?? new Map<string, AnswerRecord>();
    people.set(key, own);
    // What came later, without saying that it replaces, is the later word.
    own.set(record.item, record);
  }
  return [...people].map(([key, records]) => known(key, records, asked));
}

function known(key: string, records: ReadonlyMap<string, AnswerRecord>, { competencies }: AskedSurvey): KnownAnswer {
  const all = [...records.values()];
  const last = all.reduce((latest, record) => (record.at >= latest.at ? record : latest), all[0] as AnswerRecord);
  const notApplicable: number[] = [];
  const rated = (side: Side) =>
    competencies.map(({ id }, index) => {
      const response = records.get(itemOf(id, side))?.response;
      if (response === 'na') notApplicable.push(ratingPlace(index, side));
      return typeof response === 'number' ? response : undefined;
    });
  const [importance, mastery] = [rated('importance'), rated('mastery')];
  const profile = all.flatMap(({ item, response }) =>
    item.startsWith('field/') && typeof response === 'string' ? [[item.slice(6), response] as const] : [],
  );
  const apart = notApplicable.sort((one, other) => one - other);
  return {
    key,
    respondent: last.participant,
    line: 0,
    profile: Object.fromEntries(profile),
    importance,
    mastery,
    ...(apart.length > 0 ? { notApplicable: apart } : {}),
    attempt: Math.max(...all.map(({ attempt }) => attempt)),
    at: last.at,
    source: last.source,
    ...(last.lot === undefined ? {} : { lot: last.lot }),
    records,
  };
}

/** What answers that came in are, beside those that stand. */
export interface Judged {
  readonly fresh: readonly SurveyAnswer[];
  /** Word for word what stands already. */
  readonly same: readonly SurveyAnswer[];
  /** The same person, answering otherwise. */
  readonly different: readonly Difference[];
}

export interface Difference {
  readonly answer: SurveyAnswer;
  readonly before: KnownAnswer;
  /** Which ratings differ, by their place in a row. */
  readonly places: readonly number[];
}

/** Compares what came in with what stands: nobody is counted twice. */
export function judge(answers: readonly SurveyAnswer[], standing: readonly KnownAnswer[]): Judged {
  const byKey = new Map(standing.map((one) => [one.key, one]));
  const fresh: SurveyAnswer[] = [];
  const same: SurveyAnswer[] = [];
  const different: Difference[] = [];
  for (const answer of answers) {
    const before = byKey.get(participantKey(answer.respondent));
    if (!before) fresh.push(answer);
    else {
      const places = differences(before, answer);
      const isSame = places.length === 0 && !hasNewWords(answer, before);
      if (isSame) same.push(answer);
      else different.push({ answer, before, places });
    }
  }
  return { fresh, same, different };
}

const hasNewWords = (answer: SurveyAnswer, before: SurveyAnswer): boolean =>
  Object.entries(answer.profile).some(([name, word]) => word !== '' && before.profile[name] !== word);

/** What ports lend to those who write in the book. */
export interface Hand {
  readonly by: string;
  /** UTC. */
  readonly at: string;
  readonly chance: Chance;
}

/** What is to be written: new answers, and others that take the place of one that stands. */
export interface Taking {
  readonly fresh: readonly SurveyAnswer[];
  readonly replacing: readonly Pick<Difference, 'answer' | 'before'>[];
  readonly source: Source;
  /** The file that they come from. */
  readonly name?: string;
}

/** The lines that add an import to the book, and the id by which it can be taken back. */
export function takeAnswers(
  { fresh, replacing, source, name }: Taking,
  asked: AskedSurvey,
  hand: Hand,
): { readonly lot: Id<'lo'>; readonly text: string } {
  const lot: Lot = {
    kind: 'lot',
    id: newId('lo', hand.chance),
    instrument: asked.survey.id,
    source,
    ...(name === undefined ? {} : { name }),
    answers: fresh.length + replacing.length,
    at: hand.at,
    by: hand.by,
  };
  const items = itemsOf(asked);
  const write = (answer: SurveyAnswer, before?: KnownAnswer) =>
    recordsOf(answer, before, { asked, items, hand, lot: lot.id, source });
  const records = [
    ...fresh.flatMap((answer) => write(answer)),
    ...replacing.flatMap(({ answer, before }) => write(answer, before)),
  ];
  return { lot: lot.id, text: recordLines([lot, ...records]) };
}

/** The line that takes an import back. */
export const retractLine = (lot: Id<'lo'>, { by, at, chance }: Hand): string =>
  recordLines([{ kind: 'retract', id: newId('rt', chance), lot, at, by } satisfies Retract]);

interface Item {
  readonly name: string;
  readonly hash: string;
  readonly place: number;
}

interface Writing {
  readonly asked: AskedSurvey;
  readonly items: readonly Item[];
  readonly hand: Hand;
  readonly lot: Id<'lo'>;
  readonly source: Source;
}

/** Everything that a survey asks to be rated, with the sum of its words. */
function itemsOf({ survey, competencies }: AskedSurvey): readonly Item[] {
  return competencies.flatMap(({ id, title }, index) =>
    sides.map((side) => ({
      name: itemOf(id, side),
      hash: hashOf([title, ...survey[side]].join('\n')),
      place: ratingPlace(index, side),
    })),
  );
}

const hashOf = (text: string): string => crc32(new TextEncoder().encode(text)).toString(16).padStart(8, '0');

function recordsOf(
  answer: SurveyAnswer,
  before: KnownAnswer | undefined,
  { asked, items, hand, lot, source }: Writing,
): readonly AnswerRecord[] {
  const line = (item: string, itemHash: string, response: string | number | null): AnswerRecord[] => {
    const replaced = before?.records.get(item);
    if (response === null && replaced === undefined) return [];
    return [
      {
        id: newId('rc', hand.chance),
        participant: answer.respondent,
        instrument: asked.survey.id,
        instrumentVersion: asked.version,
        item,
        itemHash,
        phase: 'pre',
        attempt: (before?.attempt ?? 0) + 1,
        response,
        ...(typeof response === 'number' ? { max: surveyScale.max } : {}),
        at: hand.at,
        source,
        lot,
        ...(replaced ? { replaces: replaced.id } : {}),
      },
    ];
  };
  return [
    ...items.flatMap(({ name, hash, place }) => line(name, hash, ratingAt(answer, place) ?? null)),
    ...Object.entries(answer.profile).flatMap(([name, word]) =>
      word === '' ? [] : line(fieldItem(name), hashOf(name), word),
    ),
  ];
}
