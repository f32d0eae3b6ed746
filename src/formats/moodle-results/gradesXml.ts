/**
 * The gradebook as XML: only activities and people with an ID number, which are our ids and codes, so the surest match.
 *
 * Norm: Moodle 4.5, `grade/export/xml/grade_export_xml.php`.
 * In:   the text of `grades.xml`: `results/result/{assignment, student, score+}`.
 * Out:  a row for each grade; then findings as those of the gradebook's tables.
 * Problems: `xml/…`; `moodle-results/no-grades`; warning `moodle-results/most-assumed`.
 * Deviation: Moodle writes no most: it is the 100 of our backup, unless a grade is above it; `state` and `feedback` are not read.
 */
import { scanXml } from '#codecs/xmlRead';
import type { Problem, Result } from '#core/problem';
import { activitiesOf, activityNamed } from '#formats/moodle-results/activity';
import { isNothing, numberIn } from '#formats/moodle-results/cell';
import { Header, type ResultsTable, type TableRow } from '#formats/moodle-results/header';
import { Gathering, type ResultsReader } from '#formats/moodle-results/reading';

/** Two hundred people, two hundred activities, and what a grade is made of. */
const limits = { depth: 6, elements: 250_000, length: 40_000_000 };

/** Whether a document says that it is one, sound or not. */
export const isGradesXml = (start: string): boolean =>
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE\s+results\b|<results[\s/>])/.test(start);

/** The columns that stand for the elements; a student is told by the ID number. */
const columns = ['assignment', 'ID number', 'score', 'other score'];

export function gradesXmlTable(text: string, file: string): Result<ResultsTable> {
  const rows: TableRow[] = [];
  let result: { assignment: string; student: string; scores: string[]; line: number } | undefined;
  let path = '';
  let letters = '';
  const fault = scanXml(
    text,
    file,
    {
      open(name, _, line) {
        path = `${path}/${name}`;
        letters = '';
        if (path === '/results/result') result = { assignment: '', student: '', scores: [], line };
      },
      text: (more) => void (letters += more),
      close(name) {
        const said = letters.trim();
        if (result && path === '/results/result/assignment') result.assignment = said;
        else if (result && path === '/results/result/student') result.student = said;
        else if (path === '/results/result/score') result?.scores.push(said);
        else if (result && path === '/results/result') {
          const { assignment, student, scores, line } = result;
          rows.push({ cells: [assignment, student, ...scores.slice(0, 2)], line });
          result = undefined;
        }
        path = path.slice(0, -name.length - 1);
        letters = '';
      },
    },
    limits,
  );
  if (fault) return { ok: false, problems: [fault.problem] };
  if (rows.length === 0) return { ok: false, problems: [empty(file)] };
  return { ok: true, value: { header: new Header(columns), rows }, problems: [] };
}

const empty = (file: string): Problem => ({
  code: 'moodle-results/no-grades',
  at: file,
  severity: 'error',
  values: { file },
});

/** What `moodle-backup` gives every graded activity. */
const most = 100;

export const gradesXml: ResultsReader = {
  recognise: ({ texts }) => columns.every((column, at) => texts[at] === column),
  read({ header, rows }, desk) {
    const gathering = new Gathering(desk);
    const activities = activitiesOf(desk.course);
    const above = new Set(
      rows.filter(({ cells }) => (realIn(cells) ?? 0) > most).map(({ cells: [assignment = ''] }) => assignment),
    );
    const assumed = new Set<string>();
    for (const row of rows) {
      const [name = '', , ...scores] = row.cells;
      if (scores.every(isNothing)) continue;
      const activity = activityNamed(name, activities);
      if (!activity) gathering.unmatched('activity', name);
      const participant = gathering.participant(row, header);
      if (!activity || participant === undefined) continue;
      const mark = markIn(scores, above.has(name));
      if (!mark) {
        gathering.unmatched('answer', `${activity.code || activity.title} : ${scores.join(' ')}`);
        continue;
      }
      if (mark.isAssumed) assumed.add(activity.code || activity.title);
      gathering.add({
        ...{ participant, instrument: activity.id, item: 'grade', itemHash: '00000000' },
        ...{ phase: activity.phase, attempt: 1, ...mark.said },
      });
    }
    if (assumed.size > 0) {
      const values = { file: desk.file, most, list: [...assumed].join(', ') };
      gathering.tell({ code: 'moodle-results/most-assumed', at: desk.file, severity: 'info', values });
    }
    return gathering.done();
  },
};

const isShare = (score: string): boolean => score.includes('%');
const realIn = (cells: readonly string[]): number | undefined =>
  numberIn(cells.slice(2).find((score) => !isShare(score)) ?? '');

/** A grade as points, or as a percentage where that is all there is; `undefined` for letters and words. */
function markIn(scores: readonly string[], isAbove: boolean) {
  const real = numberIn(scores.find((score) => !isShare(score)) ?? '');
  if (real !== undefined)
    return isAbove ? { said: { score: real } } : { said: { score: real, max: most }, isAssumed: true };
  const share = numberIn(scores.find(isShare) ?? '');
  return share === undefined ? undefined : { said: { score: share, max: 100 } };
}
