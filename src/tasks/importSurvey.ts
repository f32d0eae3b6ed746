import type { Course } from '#blocks/course';
import { csvRows } from '#codecs/csv';
import { decodeText } from '#codecs/encoding';
import { jsonValue } from '#codecs/json';
import { readXlsx } from '#codecs/xlsxRead';
import type { Change } from '#core/change/change';
import { isObject, type Placed } from '#core/change/courseFiles';
import { textOf } from '#core/fileTree';
import { type Id, newId } from '#core/id';
import { askedSurvey, type Survey } from '#core/needs/survey';
import { isError, type Problem, type Result } from '#core/problem';
import { readRecords } from '#core/records/record';
import { columnsOf } from '#core/survey/columns';
import type { Words } from '#core/words';
import { type Hand, judge, knownAnswers, type Source, takeAnswers } from '#tasks/surveyBook';
import { newSurvey } from '#tasks/surveyNew';
import { isSurveyResponse, readResponses } from '#tasks/surveyReplies';
import { readSurveyTable } from '#tasks/surveyTable';
import type { Going } from '#tasks/tableRows';

/** A file that somebody hands in. */
interface HandedIn {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file of answers is; `undefined` for what holds none that this course asks for. */
export function surveyKindOf({ name, bytes }: HandedIn, course: Pick<Course, 'needs'>): Source | undefined {
  const { competencies } = course.needs;
  const isSheet = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isSheet) {
    const sheet = /\.xls[xm]$/i.test(name) ? readXlsx(bytes, name) : undefined;
    return sheet?.ok && hasColumns(sheet.value[0]?.cells ?? [], competencies) ? 'table' : undefined;
  }
  const { text } = decodeText(bytes.subarray(0, 200_000));
  if (isSurveyResponse(text)) return 'page';
  const [first] = csvRows(text, 2_000);
  return first && hasColumns(first.row.cells, competencies) ? 'table' : undefined;
}

function hasColumns(header: readonly string[], competencies: Course['needs']['competencies']): boolean {
  const codes = competencies.map(({ code }) => code);
  const titles = competencies.map(({ title }) => title);
  const { importance, mastery } = columnsOf(header, codes, titles);
  return importance.some((column, index) => column >= 0 && (mastery[index] ?? -1) >= 0);
}

export interface ImportedSurvey {
  readonly survey: Survey;
  /** The batch that adds the survey where the course had none. */
  readonly changes: readonly Change[];
  /** Lines for the end of `data/records.jsonl`; empty where there is nothing new. */
  readonly text: string;
  readonly taken: readonly string[];
  /** Codes whose answers were there, word for word. */
  readonly same: readonly string[];
  /** Codes whose earlier answers differ and stay. */
  readonly kept: readonly string[];
}

/** The answers in a file, ready for the book of a course. Nobody who answered already is overwritten. */
export async function importSurvey(
  file: HandedIn,
  { course, records, code }: { readonly course: Course; readonly records: string; readonly code?: string | undefined },
  means: Hand & { readonly words: Words } & Going,
): Promise<Result<ImportedSurvey>> {
  const { surveys, competencies } = course.needs;
  const found = code === undefined ? surveys[0] : surveys.find((one) => one.code === code);
  if (code !== undefined && !found) {
    const values = { survey: code, known: surveys.map((one) => one.code).join(', ') };
    return { ok: false, problems: [{ code: 'survey/unknown', at: course.meta.id, severity: 'error', values }] };
  }
  const survey = found ?? newSurvey({ id: newId('sv', means.chance), code: 'E1' }, competencies, means.words);
  const asked = askedSurvey(survey, competencies, course.meta.revision);
  const source = surveyKindOf(file, course) ?? 'table';
  const read = await answersIn(file, source, asked, means);
  if (!read.ok) return read;
  const { book, problems: unread } = readRecords(records);
  const { fresh, same, different } = judge(read.value, knownAnswers(book, asked));
  const kept = different.map(({ answer }) => answer.respondent);
  const problems: Problem[] = [
    ...unread,
    ...read.problems,
    ...kept.map((respondent) => keptBefore(respondent, survey)),
  ];
  if (!found)
    problems.push({ code: 'survey/created', at: survey.id, severity: 'info', values: { survey: survey.title } });
  const taking = { fresh, replacing: [], source, name: file.name };
  const text = fresh.length === 0 ? '' : takeAnswers(taking, asked, means).text;
  const changes = found ? [] : additions(survey, course, means);
  const codes = (answers: readonly { readonly respondent: string }[]) => answers.map(({ respondent }) => respondent);
  return { ok: true, value: { survey, changes, text, taken: codes(fresh), same: codes(same), kept }, problems };
}

async function answersIn(
  { name, bytes }: HandedIn,
  source: Source,
  asked: ReturnType<typeof askedSurvey>,
  going: Going,
) {
  if (source === 'page') {
    const { answers, problems } = readResponses([{ name, text: decodeText(bytes).text }], asked);
    return { ok: true, value: answers, problems } as const;
  }
  const table = await readSurveyTable({ file: name, bytes }, asked, going);
  if (!table.ok || !table.problems.some(isError)) return table.ok ? { ...table, value: table.value.answers } : table;
  return { ok: false, problems: table.problems } as const;
}

const keptBefore = (respondent: string, { id, code }: Survey): Problem => ({
  code: 'survey/kept-before',
  at: id,
  severity: 'warning',
  values: { respondent, survey: code },
});

/** The survey joins its list, which older courses do not have yet. */
function additions(survey: Survey, { meta, needs, source }: Course, { at, by, chance }: Hand): readonly Change[] {
  const change = (entity: Id, path: string, after: unknown): Change => ({
    ...{ id: newId('h', chance), at, by, entity, path },
    before: undefined,
    after,
  });
  const written = jsonValue(textOf(source ?? new Map(), 'course.json') ?? '', 'course.json');
  const section = isObject(written) ? written['needs'] : undefined;
  const list = isObject(section) ? section['surveys'] : undefined;
  const missing = !isObject(section)
    ? [change(meta.id, '/needs', { surveys: [] })]
    : list === undefined
      ? [change(meta.id, '/needs/surveys', [])]
      : [];
  const placed: Placed = { in: meta.id, under: '/needs/surveys', index: needs.surveys.length, value: survey };
  return [...missing, change(survey.id, '', placed)];
}
