import type { Activity, Design, Slot } from '#core/design/schema';
import { activitiesOf } from '#core/design/schema';
import type { Problem } from '#core/problem';

/** Minutes since midnight of a time of day, `08:30` → 510. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** How long a slot lasts, in minutes; negative when it ends before it begins. */
export const lengthOf = ({ start, end }: Slot): number => minutesOf(end) - minutesOf(start);

/** A slot with its activity; one whose activity is gone is a broken link, said elsewhere. */
interface Placed extends Slot {
  readonly of: Activity;
}

/** The longest day, and the longest stretch without a break, in minutes. */
const mostInDay = 420;
const mostWithoutBreak = 120;
const shortestBreak = 10;

/** Where the timetable contradicts the activities, the trainers or the day. */
export function timetableProblems(design: Design): readonly Problem[] {
  const activities = activitiesOf(design.modules);
  const placed = design.timetable
    .flatMap((slot): Placed[] => {
      const of = activities.find(({ id }) => id === slot.activity);
      return of ? [{ ...slot, of }] : [];
    })
    .sort((a, b) => a.day - b.day || minutesOf(a.start) - minutesOf(b.start));
  const days = [...new Set(placed.map(({ day }) => day))].map((day) => placed.filter((slot) => slot.day === day));
  return [
    ...placed.filter((slot) => lengthOf(slot) <= 0).map(reversed),
    ...activities.flatMap((activity) => lengthProblems(activity, placed)),
    ...days.flatMap((day) => [...overlaps(day, design), ...longDay(day), ...longStretches(day)]),
  ];
}

const reversed = ({ of, start, end, day }: Placed): Problem => ({
  code: 'design/slot-reversed',
  at: of.id,
  severity: 'error',
  values: { activity: of.code, day, start, end },
});

function lengthProblems(activity: Activity, placed: readonly Placed[]): readonly Problem[] {
  const slots = placed.filter((slot) => slot.of === activity && lengthOf(slot) > 0);
  const planned = slots.reduce((sum, slot) => sum + lengthOf(slot), 0);
  if (slots.length === 0) return unplaced(activity, placed);
  const about = { at: activity.id, values: { activity: activity.code, planned, minutes: activity.minutes } } as const;
  if (slots.length > 1 && slots.every((slot) => lengthOf(slot) === activity.minutes)) {
    return [{ ...about, code: 'design/placed-twice', severity: 'warning' }];
  }
  return planned === activity.minutes ? [] : [{ ...about, code: 'design/duration-mismatch', severity: 'error' }];
}

function unplaced({ id, code, modality, minutes }: Activity, placed: readonly Placed[]): readonly Problem[] {
  const timed = modality === 'room' || modality === 'virtual';
  if (!timed || minutes === 0 || placed.length === 0) return [];
  return [{ code: 'design/not-in-timetable', at: id, severity: 'info', values: { activity: code } }];
}

function overlaps(day: readonly Placed[], { trainers }: Design): readonly Problem[] {
  return day.flatMap((first, index) =>
    day.slice(index + 1).flatMap((second): Problem[] => {
      const { trainer } = first.of;
      const shared = trainer !== undefined && trainer === second.of.trainer && first.of !== second.of;
      const until = Math.min(minutesOf(first.end), minutesOf(second.end));
      if (!shared || until <= minutesOf(second.start)) return [];
      const values = {
        trainer: trainers.find(({ id }) => id === trainer)?.code ?? '',
        first: first.of.code,
        second: second.of.code,
        day: first.day,
        start: second.start,
        end: clockOf(until),
      };
      return [{ code: 'design/trainer-overlap', at: second.of.id, severity: 'error', values }];
    }),
  );
}

/** Time of day of so many minutes since midnight, `915` → `15:15`. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes of the day that are taken; what two groups do at the same time counts once. */
function taken(day: readonly Placed[]): number {
  let until = 0;
  let sum = 0;
  for (const { start, end } of day) {
    sum += Math.max(0, minutesOf(end) - Math.max(until, minutesOf(start)));
    until = Math.max(until, minutesOf(end));
  }
  return sum;
}

function longDay(slots: readonly Placed[]): readonly Problem[] {
  const [first] = slots;
  const minutes = taken(slots);
  if (first === undefined || minutes <= mostInDay) return [];
  return [{ code: 'design/long-day', at: first.of.id, severity: 'warning', values: { day: first.day, minutes } }];
}

function longStretches(slots: readonly Placed[]): readonly Problem[] {
  const problems: Problem[] = [];
  let begun: Placed | undefined;
  let until = 0;
  let told = false;
  for (const slot of slots) {
    if (begun === undefined || minutesOf(slot.start) - until >= shortestBreak) {
      begun = slot;
      told = false;
      until = 0;
    }
    until = Math.max(until, minutesOf(slot.end));
    const minutes = until - minutesOf(begun.start);
    if (minutes <= mostWithoutBreak || told) continue;
    told = true;
    const values = { day: slot.day, start: begun.start, end: clockOf(until), minutes };
    problems.push({ code: 'design/no-break', at: slot.of.id, severity: 'warning', values });
  }
  return problems;
}
