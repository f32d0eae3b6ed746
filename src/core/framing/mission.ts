import * as v from 'valibot';
import { type Day, isDay } from '#core/calendar/day';
import { holidaySchema } from '#core/calendar/holiday';
import { sourceQuoteSchema } from '#core/framing/quote';
import { idSchema } from '#core/id';
import { plain } from '#core/text';

/** A day of the calendar, `2022-12-12`; the message names what was expected. */
export const day = v.custom<Day>((value) => typeof value === 'string' && isDay(value), 'day');

export const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** A part of the mission as the terms of reference number it: not an activity of the training. */
export const missionActivitySchema = v.strictObject({
  id: idSchema('s'),
  code: plain,
  title: plain,
  startDay: v.optional(day),
  endDay: v.optional(day),
  /** Of the experts, where they travel. */
  departure: v.optional(day),
  return: v.optional(day),
  place: v.optional(plain),
  mode: v.optional(v.picklist(['on-site', 'distance', 'hybrid'])),
  sourceQuote: v.optional(sourceQuoteSchema),
});
export type MissionActivity = v.InferOutput<typeof missionActivitySchema>;

/** Who answers for what. How to reach people, and what they are paid, has its place in `prive/`. */
export const roleSchema = v.strictObject({
  id: idSchema('w'),
  code: plain,
  title: plain,
  kind: v.picklist(['expert', 'partner', 'contractor', 'funder', 'client', 'subcontractor', 'other']),
  /** Names or functions of those who hold it. */
  people: v.optional(v.array(plain), []),
});
export type Role = v.InferOutput<typeof roleSchema>;

const personDays = v.pipe(v.number(), v.minValue(0));

export const workloadSchema = v.strictObject({
  categories: v.optional(v.array(v.strictObject({ code: plain, title: plain })), []),
  /** Person-days of one role, in one activity, for one category; `done` is real time. */
  cells: v.optional(
    v.array(
      v.strictObject({
        role: idSchema('w'),
        activity: idSchema('s'),
        category: plain,
        planned: personDays,
        done: v.optional(personDays),
      }),
    ),
    [],
  ),
  /** What the header of the terms of reference says, to compare; without an activity, of the whole mission. */
  stated: v.optional(
    v.array(v.strictObject({ role: idSchema('w'), activity: v.optional(idSchema('s')), days: personDays })),
    [],
  ),
});
export type Workload = v.InferOutput<typeof workloadSchema>;

/** Days off, as the team edits them: countries only say where the list came from. */
export const missionCalendarSchema = v.strictObject({
  /** ISO 3166. */
  countries: v.optional(v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))), []),
  /** 0 = Monday … 6 = Sunday. */
  weekend: v.optional(
    v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))), v.maxLength(6)),
    [5, 6],
  ),
  holidays: v.optional(v.array(holidaySchema), []),
});
export type MissionCalendar = v.InferOutput<typeof missionCalendarSchema>;
