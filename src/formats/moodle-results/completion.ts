import { activitiesOf, activityNamed, type Activity } from '#formats/moodle-results/activity';
import { alike, isNothing, momentIn } from '#formats/moodle-results/cell';
import type { Header, TableRow } from '#formats/moodle-results/header';
import { Gathering, type ResultsReader } from '#formats/moodle-results/reading';

/** Only here: the same word heads a column of dates elsewhere. */
const states: readonly (readonly [RegExp, string])[] = [
  [/^(notcompleted|pastermine|nontermine|nonacheve)$/, 'incomplete'],
  [/^(completed|termine|acheve)$/, 'complete'],
  [/^(completed|termine|acheve)\((achieved|noteminimale.*atteinte|notedepassage.*atteinte)/, 'passed'],
  [/^(completed|termine|acheve)\((didnot|n'apas|noteminimale.*nonatteinte)/, 'failed'],
];

/** The state that a cell tells, in our words. */
export const stateIn = (cell: string): string | undefined => states.find(([pattern]) => pattern.test(alike(cell)))?.[1];

interface Tracked {
  readonly name: string;
  readonly activity: Activity | undefined;
  readonly at: number;
  readonly dateAt: number;
}

/** « Achèvement d'activités »: the name's column has no title, and after each activity a column of dates has none. */
export const activityCompletion: ResultsReader = {
  recognise: ({ texts, slugs }) =>
    texts[0] === '' &&
    texts.length > 3 &&
    texts.at(-1) === '' &&
    slugs.some((slug) => /^(emailaddress|adressedecourriel|idnumber|numrodidentification)$/.test(slug)),
  read(table, desk) {
    const { header } = table;
    const activities = activitiesOf(desk.course);
    const tracked = header.texts.flatMap((name, at): Tracked[] =>
      name !== '' && header.texts[at + 1] === ''
        ? [{ name, activity: activityNamed(name, activities), at, dateAt: at + 1 }]
        : [],
    );
    return statesOf(table.rows, header, 0, tracked, new Gathering(desk));
  },
};

const ended = /\s-\s(?:completion date|date d.ach\u00e8vement)$/i;

/** « Achèvement de cours »: what the course asks for, then the course itself. */
export const courseCompletion: ResultsReader = {
  recognise: (header) => header.has('id', 'courseComplete') && (header.has('name') || header.has('fullName')),
  read(table, desk) {
    const { header } = table;
    const activities = activitiesOf(desk.course);
    const tracked = header.texts.flatMap((text, at): Tracked[] => {
      const name = text.replace(ended, '');
      return name === text || header.texts[at - 1] !== name
        ? []
        : [{ name, activity: activityNamed(name, activities), at: at - 1, dateAt: at }];
    });
    const course = activities.find(({ kind }) => kind === 'course');
    const at = header.at('courseComplete');
    return statesOf(
      table.rows,
      header,
      header.at('name'),
      [...tracked, { name: '', activity: course, at, dateAt: at }],
      new Gathering(desk),
    );
  },
};

function statesOf(
  rows: readonly TableRow[],
  header: Header,
  nameAt: number,
  tracked: readonly Tracked[],
  gathering: Gathering,
) {
  for (const { name, activity } of tracked) if (!activity) gathering.unmatched('activity', name);
  for (const row of rows) {
    const participant = gathering.participant(row, header, nameAt);
    if (participant === undefined) continue;
    for (const { activity, at, dateAt, name } of tracked) {
      if (!activity) continue;
      const cell = row.cells[at] ?? '';
      const moment = momentIn(row.cells[dateAt] ?? '');
      // The course's own column holds a date or nothing.
      const state = at === dateAt ? (moment ? 'complete' : isNothing(cell) ? 'incomplete' : undefined) : stateIn(cell);
      if (state === undefined) {
        if (!isNothing(cell)) gathering.unmatched('answer', `${name} : ${cell.trim()}`);
        continue;
      }
      gathering.add({
        ...{ participant, instrument: activity.id, item: 'completion', itemHash: '00000000' },
        ...{ phase: activity.phase, attempt: 1, response: state },
        ...(moment === undefined ? {} : { at: moment }),
      });
    }
  }
  return gathering.done();
}
