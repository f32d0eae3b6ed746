import { activitiesOf, type Activity } from '#formats/moodle-results/activity';
import { isNothing, lettersOf, numberIn } from '#formats/moodle-results/cell';
import type { ResultsTable } from '#formats/moodle-results/header';
import { Gathering, type ResultsReader } from '#formats/moodle-results/reading';

/** What stands in brackets after the name of an item. */
const real = /\s*\((?:real|brut|brute|valeur)\)$/i;
const share = /\s*\((?:percentage|pourcentage)\)$/i;

/** A category of the gradebook is no activity: Moodle adds it up. */
const isSum = /^total(?![a-z])|\stotal$/i;

/** The gradebook: the grade that Moodle keeps of each activity, whatever the attempts. */
export const gradebook: ResultsReader = {
  recognise: (header) =>
    header.has('firstName', 'lastName') && header.texts.some((text) => real.test(text) || share.test(text)),
  read(table, desk) {
    const gathering = new Gathering(desk);
    const { header, rows } = table;
    const items = itemsIn(table, activitiesOf(desk.course));
    for (const { name, activity } of items) if (!activity && !isSum.test(name)) gathering.unmatched('activity', name);
    for (const row of rows) {
      const participant = gathering.participant(row, header);
      if (participant === undefined) continue;
      for (const { activity, realAt, shareAt } of items) {
        const cell = (at: number) => row.cells[at] ?? '';
        if (!activity || (isNothing(cell(realAt)) && isNothing(cell(shareAt)))) continue;
        const mark = gradeIn(numberIn(cell(realAt)), numberIn(cell(shareAt)));
        if (!mark) continue;
        gathering.add({
          ...{ participant, instrument: activity.id, item: 'grade', itemHash: '00000000' },
          ...{ phase: activity.phase, attempt: 1, ...mark },
        });
      }
    }
    return gathering.done();
  },
};

/** The grade, and its most as the percentage tells it: Moodle does not show it. */
function gradeIn(score: number | undefined, percent: number | undefined) {
  if (score === undefined) return percent === undefined ? undefined : { score: percent, max: 100 };
  if (percent === undefined || percent <= 0) return { score };
  const max = (score / percent) * 100;
  // Both are rounded to hundredths: a most near a whole number is that number.
  const whole = Math.round(max);
  return { score, max: Math.abs(max - whole) <= Math.max(0.02, whole * 0.01) ? whole : Math.round(max * 100) / 100 };
}

interface Item {
  readonly name: string;
  readonly activity: Activity | undefined;
  readonly realAt: number;
  readonly shareAt: number;
}

function itemsIn({ header }: ResultsTable, activities: readonly Activity[]): readonly Item[] {
  const places = new Map<string, { realAt: number; shareAt: number }>();
  for (const [at, text] of header.texts.entries())
    for (const [pattern, key] of [
      [real, 'realAt'],
      [share, 'shareAt'],
    ] as const) {
      if (!pattern.test(text)) continue;
      const name = text.replace(pattern, '');
      places.set(name, { ...(places.get(name) ?? { realAt: -1, shareAt: -1 }), [key]: at });
    }
  return [...places].map(([name, at]) => ({ name, activity: endingOf(name, activities), ...at }));
}

/**
 * The activity that a name ends with: `Quiz: A quiz`, `Test A quiz`, whatever Moodle calls the kind. The course's own total
 * is an item without a title.
 */
export function endingOf(name: string, activities: readonly Activity[]): Activity | undefined {
  const whole = lettersOf(name);
  if (/^(?:coursetotal|totalducours)$/.test(whole)) return activities.find(({ kind }) => kind === 'course');
  const fitting = activities
    .filter(({ kind, title }) => kind !== 'course' && lettersOf(title) !== '' && isEnding(name, title))
    .sort((one, other) => other.title.length - one.title.length);
  const [first, second] = fitting;
  return first && second && lettersOf(first.title) === lettersOf(second.title) ? undefined : first;
}

/** The rest before the title is the word for a kind of activity: few letters. */
function isEnding(name: string, title: string): boolean {
  const [whole, end] = [lettersOf(name), lettersOf(title)];
  return whole.endsWith(end) && whole.length - end.length <= 24;
}
