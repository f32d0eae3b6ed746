import type { Statistic } from '#core/statistics/figure';
import { sum } from '#core/statistics/numerics/sum';

/** Minutes that one activity takes; each can be replaced by a project. */
export const activityMinutes: Readonly<Record<string, number>> = {
  choice: 1,
  matching: 1.5,
  scenario: 3,
  'free-text': 5,
  forum: 15,
  assignment: 45,
  'pdf-page': 2,
};

interface Screen {
  readonly words?: number;
  readonly mediaSeconds?: number;
  /** How many of each activity; one that has no minutes is counted as missing. */
  readonly activities?: Readonly<Record<string, number>>;
}

interface Input {
  readonly screens: readonly Screen[];
  /** 1 to 1.5: second language, few digital habits. */
  readonly pace?: number;
  /** 180 leaves room for study reading; silent reading of French is about 195. */
  readonly wordsPerMinute?: number;
  readonly minutes?: Readonly<Record<string, number>>;
}

interface SeatTime {
  readonly minutes: number;
  /** What to announce. */
  readonly roundedUpTo5: number;
  readonly screens: number;
}

/** How long a learner needs: reading, media with pauses, activities. */
export const seatTime: Statistic<Input, SeatTime> = {
  formula: 'seat-time',
  compute({ screens, pace = 1, wordsPerMinute = 180, minutes: own = {} }) {
    const each = { ...activityMinutes, ...own };
    const activities = screens.flatMap((screen) => Object.entries(screen.activities ?? {}));
    const minutes =
      pace *
      sum([
        ...screens.map(({ words = 0 }) => words / wordsPerMinute),
        ...screens.map(({ mediaSeconds = 0 }) => (mediaSeconds / 60) * 1.25),
        ...activities.map(([name, count]) => count * (each[name] ?? 0)),
      ]);
    const missing = activities.filter(([name]) => each[name] === undefined).length;
    const value = { minutes, roundedUpTo5: 5 * Math.ceil(minutes / 5 - 1e-9) + 0, screens: screens.length };
    return { value, n: screens.length, missing, formula: seatTime.formula };
  },
};
