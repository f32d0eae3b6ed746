import type { Question } from '#core/question/index';
import { journalIn } from '#formats/moodle-results/answer';
import { activitiesOf, type Activity, activityInFile, activityNamed, only } from '#formats/moodle-results/activity';
import { isNothing, momentIn, numberIn } from '#formats/moodle-results/cell';
import { type Header, personColumns, type TableRow } from '#formats/moodle-results/header';
import { unknownTest } from '#formats/moodle-results/quizResponses';
import { type Finding, Gathering, hashOf, type ResultsDesk, type ResultsReader } from '#formats/moodle-results/reading';

const asked = /^question(\d+)$/;
const answered = /^(?:response|rponse)(\d+)$/;
const objective = /^(?:objective|objectif)(\d+)/;
const judged = /^(?:result|rsultat)(\d+)$/;
const scored = /^(?:rightanswer|rponsecorrecte|bonnerponse|result|rsultat)\d+$/;

/** The basic, interactions and objectives reports on a SCORM package: one reader, for they differ by columns added. */
export const scormReport: ResultsReader = {
  recognise: (header) => header.has('attempt', 'scormStarted', 'scormLast'),
  read(table, desk) {
    const gathering = new Gathering(desk);
    const { header, rows } = table;
    const { activity, choices } = activityOf(header, desk);
    if (!activity) return { ...gathering.done(), problems: [unknownTest(desk, choices)] };
    const columns = {
      questions: header.numbered(asked),
      answers: header.numbered(answered),
      results: header.numbered(judged),
    };
    const { questions, answers } = columns;
    if (answers.size > 0 && questions.size === 0) {
      const values = { file: desk.file };
      gathering.tell({ code: 'moodle-results/no-question-ids', at: desk.file, severity: 'warning', values });
    }
    for (const at of header.numbered(objective).values()) gathering.unmatched('question', header.texts[at] ?? '');
    for (const row of rows) {
      const attempt = numberIn(row.cells[header.at('attempt')] ?? '');
      if (attempt === undefined || attempt < 1 || !Number.isInteger(attempt)) continue;
      const participant = gathering.participant(row, header, header.at('name'));
      if (participant === undefined) continue;
      const at = momentIn(row.cells[header.at('scormLast')] ?? '');
      const about = {
        ...{ participant, instrument: activity.id, phase: activity.phase, attempt },
        ...(at === undefined ? {} : { at }),
      };
      gathering.add(...scoreIn(row, header, about), ...answersIn(row, columns, about, gathering));
    }
    return gathering.done();
  },
};

interface Columns {
  readonly questions: ReadonlyMap<number, number>;
  readonly answers: ReadonlyMap<number, number>;
  readonly results: ReadonlyMap<number, number>;
}

type About = Pick<Finding, 'participant' | 'instrument' | 'phase' | 'attempt' | 'at'>;

/** Our packages report 0 to 100. */
function scoreIn({ cells }: TableRow, header: Header, about: About): readonly Finding[] {
  const score = numberIn(cells[header.at('score')] ?? '');
  return score === undefined ? [] : [{ ...about, item: 'total', itemHash: '00000000', score, max: 100 }];
}

/** The answers by the id of the interaction, which is the question's; each gap of a text is an interaction of its own. */
function answersIn(
  { cells }: TableRow,
  { questions, answers, results }: Columns,
  about: About,
  gathering: Gathering,
): readonly Finding[] {
  const gaps = new Map<string, string[]>();
  const bank = gathering.desk.course.questions;
  const findings = new Map<string, Finding>();
  for (const [number, at] of questions) {
    const shown = (cells[at] ?? '').trim();
    if (isNothing(shown)) continue;
    const [, id, gap] = /^(q-[0-9a-z]{10})(?:\.g(\d+))?$/.exec(shown) ?? [];
    const question = bank.find((one) => one.id === id);
    const cell = cells[answers.get(number) ?? -1] ?? '';
    const response = question && journalIn(cell, question, gap === undefined ? undefined : Number(gap));
    if (!question) gathering.unmatched('question', shown);
    else if (response === undefined) gathering.unmatched('answer', `${question.code} : ${cell.trim()}`);
    else {
      const mark = gap === undefined ? markIn(cells[results.get(number) ?? -1] ?? '', question) : {};
      const answer = { response: whole(question, response, gap, gaps), ...mark };
      findings.set(question.id, { ...about, ...itemOf(question), ...answer });
    }
  }
  return [...findings.values()];
}

/** `correct`, `wrong` or the share of the mark, as our packages report it. */
function markIn(cell: string, { points }: Question): Pick<Finding, 'score' | 'max'> {
  const result = cell.trim().toLowerCase();
  const share = result === 'correct' ? 1 : /^(?:wrong|incorrect)$/.test(result) ? 0 : numberIn(result);
  return share === undefined ? {} : { score: Math.round(share * points * 100) / 100, max: points };
}

const itemOf = ({ id, stem }: Question) => ({ item: id, itemHash: hashOf(stem) });

function whole(
  question: Question,
  response: Finding['response'],
  gap: string | undefined,
  gaps: Map<string, string[]>,
) {
  if (gap === undefined || question.type !== 'cloze') return response ?? null;
  const parts = gaps.get(question.id) ?? question.gaps.map(() => '');
  const place = Number(gap) - 1;
  if (place >= 0 && place < parts.length) parts[place] = typeof response === 'string' ? response : '';
  gaps.set(question.id, parts);
  return [...parts];
}

/** The package: named, or by the title of its content, which is a column in two of the reports. */
function activityOf(
  header: Header,
  desk: ResultsDesk,
): { readonly activity: Activity | undefined; readonly choices: readonly Activity[] } {
  const packages = activitiesOf(desk.course).filter(({ kind }) => kind === 'module' || kind === 'test');
  if (desk.activity !== undefined) return { activity: activityNamed(desk.activity, packages), choices: packages };
  const fixed = new Set(
    [...personColumns, 'attempt', 'scormStarted', 'scormLast', 'score'].map((column) => header.at(column as 'score')),
  );
  const titles = header.texts.filter(
    (_, at) => !fixed.has(at) && ![asked, answered, objective, scored].some((one) => one.test(header.slugs[at] ?? '')),
  );
  const found = titles.flatMap((title) => activityNamed(title, packages) ?? []);
  return { activity: only(found) ?? activityInFile(desk.file, packages), choices: packages };
}
