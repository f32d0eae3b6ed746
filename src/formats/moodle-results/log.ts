import { say, type Words } from '#core/words';
import { activitiesOf, type Activity } from '#formats/moodle-results/activity';
import { endingOf } from '#formats/moodle-results/gradebook';
import { lettersOf, momentIn } from '#formats/moodle-results/cell';
import { type Finding, Gathering, type ResultsReader } from '#formats/moodle-results/reading';

/** English in every language, unlike the name of the event. */
const viewed = /^The user with id '\d+' (?:viewed|launched) the /;

/**
 * The log: how often each person opened each activity on each day. A log is often exported in part: a smaller count of the
 * same day changes nothing.
 */
export const log: ResultsReader = {
  recognise: (header) => header.has('time', 'context', 'component', 'description'),
  read({ header, rows }, desk) {
    const gathering = new Gathering(desk);
    const activities = activitiesOf(desk.course);
    const contexts = new Map<string, Activity | undefined>();
    const visits = new Map<string, { finding: Omit<Finding, 'response'>; count: number }>();
    for (const row of rows) {
      const cell = (at: number) => (row.cells[at] ?? '').trim();
      const at = momentIn(cell(header.at('time')));
      if (at === undefined || !viewed.test(cell(header.at('description')))) continue;
      const participant = gathering.participant(row, header);
      if (participant === undefined) continue;
      const context = cell(header.at('context'));
      if (!contexts.has(context)) contexts.set(context, inContext(context, activities));
      const activity = contexts.get(context);
      if (!activity) {
        if (isGlossary(context, desk.words)) continue;
        gathering.unmatched('activity', context);
        continue;
      }
      const item = `visits/${at.slice(0, 10)}`;
      const key = [participant, activity.id, item].join(' ');
      const known = visits.get(key) ?? {
        finding: {
          ...{ participant, instrument: activity.id, item, itemHash: '00000000', attempt: 1, at },
          ...{ phase: activity.phase, grows: true as const },
        },
        count: 0,
      };
      const last = (known.finding.at ?? '') > at ? known.finding.at : at;
      visits.set(key, {
        finding: { ...known.finding, ...(last === undefined ? {} : { at: last }) },
        count: known.count + 1,
      });
    }
    for (const { finding, count } of visits.values()) gathering.add({ ...finding, response: count });
    return gathering.done();
  },
};

/** `Course: …`, `Cours: …`, or an activity after the word for its kind. */
function inContext(context: string, activities: readonly Activity[]): Activity | undefined {
  const course = activities.find(({ kind }) => kind === 'course');
  const title = /^(?:course|cours)\s*:\s*(.*)$/i.exec(context)?.[1];
  if (title !== undefined) return lettersOf(title) === '' ? undefined : course;
  return endingOf(context, activities);
}

/** The page of terms comes of no entity of the course: who looked a word up is nobody's result. */
const isGlossary = (context: string, words: Words): boolean =>
  lettersOf(context.replace(/^[^:]*:/, '')) === lettersOf(say(words, 'export.moodle.glossary'));
