import type { Activity, Design } from '#core/design/schema';
import { activitiesOf } from '#core/design/schema';

/** An activity at its time. */
export interface ProgrammeRow {
  readonly start: string;
  readonly end: string;
  readonly activity: Activity;
}

export interface ProgrammeDay {
  readonly day: number;
  readonly rows: readonly ProgrammeRow[];
  readonly minutes: number;
}

/** Minutes of learning that share one value: a modality, a method, a learning type. */
export interface Total<Key extends string> {
  readonly key: Key;
  readonly minutes: number;
}

export interface Programme {
  /** Day 1 first, each in order of time. */
  readonly days: readonly ProgrammeDay[];
  /** Activities that no slot of the timetable holds: at a distance, at work. */
  readonly apart: readonly Activity[];
  /** All the minutes, and those of learning alone (without hors pédagogie). */
  readonly minutes: number;
  readonly learningMinutes: number;
  readonly byModality: readonly Total<Activity['modality']>[];
  readonly byLearningType: readonly Total<NonNullable<Activity['learningType']>>[];
  readonly byMethod: readonly Total<NonNullable<Activity['method']>>[];
}

/** The programme of a course, day by day, with its totals, the largest first. */
export function programmeOf({ modules, timetable }: Design): Programme {
  const activities = activitiesOf(modules);
  const learning = activities.filter(({ outsideTeaching }) => !outsideTeaching);
  const placed = new Set<string>(timetable.map(({ activity }) => activity));
  const days = [...new Set(timetable.map(({ day }) => day))].sort((a, b) => a - b);
  return {
    days: days.map((day) => dayOf(day, timetable, activities)),
    apart: activities.filter(({ id }) => !placed.has(id)),
    minutes: sum(activities),
    learningMinutes: sum(learning),
    byModality: totals(learning, ({ modality }) => modality),
    byLearningType: totals(learning, ({ learningType }) => learningType),
    byMethod: totals(learning, ({ method }) => method),
  };
}

function dayOf(day: number, timetable: Design['timetable'], activities: readonly Activity[]): ProgrammeDay {
  const rows = timetable
    .filter((slot) => slot.day === day)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
    .flatMap(({ activity: id, start, end }) => {
      const activity = activities.find((one) => one.id === id);
      return activity === undefined ? [] : [{ start, end, activity }];
    });
  return { day, rows, minutes: rows.reduce((total, { start, end }) => total + minuteOf(end) - minuteOf(start), 0) };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const sum = (activities: readonly Activity[]): number => activities.reduce((total, { minutes }) => total + minutes, 0);

function totals<Key extends string>(activities: readonly Activity[], keyOf: (activity: Activity) => Key | undefined) {
  const minutes = new Map<Key, number>();
  for (const activity of activities) {
    const key = keyOf(activity);
    if (key !== undefined) minutes.set(key, (minutes.get(key) ?? 0) + activity.minutes);
  }
  return [...minutes].map(([key, minutes]) => ({ key, minutes })).sort((a, b) => b.minutes - a.minutes);
}
