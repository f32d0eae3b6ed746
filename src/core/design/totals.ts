import { type Activity, activitiesOf, type Design } from '#core/design/schema';
import { lengthOf } from '#core/design/timetable';

/** Minutes of a course, summed several ways. What is outside teaching counts in the day, not in learning time. */
export interface Totals {
  readonly all: number;
  readonly learning: number;
  readonly byModality: Readonly<Record<string, number>>;
  readonly byLearningType: Readonly<Record<string, number>>;
  readonly byMethod: Readonly<Record<string, number>>;
  /** Day of the timetable → minutes. */
  readonly byDay: Readonly<Record<string, number>>;
}

/** The sums that a programme shows and the rules weigh. */
export function totalsOf(design: Design): Totals {
  const activities = activitiesOf(design.modules);
  const teaching = activities.filter(({ outsideTeaching }) => !outsideTeaching);
  return {
    all: sum(activities),
    learning: sum(teaching),
    byModality: sumBy(activities, ({ modality }) => modality),
    byLearningType: sumBy(teaching, ({ learningType }) => learningType),
    byMethod: sumBy(teaching, ({ method }) => method),
    byDay: tally(design.timetable.map((slot) => [String(slot.day), lengthOf(slot)])),
  };
}

const sum = (activities: readonly Activity[]): number => activities.reduce((total, { minutes }) => total + minutes, 0);

const sumBy = (activities: readonly Activity[], keyOf: (activity: Activity) => string | undefined) =>
  tally(
    activities.flatMap((activity): (readonly [string, number])[] => {
      const key = keyOf(activity);
      return key === undefined ? [] : [[key, activity.minutes]];
    }),
  );

function tally(pairs: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const [key, minutes] of pairs) sums.set(key, (sums.get(key) ?? 0) + minutes);
  return Object.fromEntries(sums);
}
