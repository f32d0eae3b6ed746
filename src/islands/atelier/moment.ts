import { date } from '#core/french';
import { w } from './words';

const two = (value: number) => String(value).padStart(2, '0');
const dayOf = (moment: Date) => `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;

/** The day on the wall. */
export const today = (): string => dayOf(new Date());

/** An instant (UTC) as the clock on the wall shows it: « 14:03 » today, else with its day. */
export function shortMoment(instant: string, now = new Date()): string {
  const moment = new Date(instant);
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  return dayOf(moment) === dayOf(now)
    ? w('moment.today', { time })
    : w('moment.other', { day: date(dayOf(moment)), time });
}

/** How long ago, in the unit that matters: « il y a 3 jours ». */
export function ago(instant: string, now = new Date()): string {
  const minutes = Math.max(0, Math.round((now.getTime() - new Date(instant).getTime()) / 60_000));
  if (minutes < 2) return w('ago.now');
  if (minutes < 60) return w('ago.minutes', { count: minutes });
  const hours = Math.round(minutes / 60);
  if (hours < 24) return w(hours === 1 ? 'ago.hour' : 'ago.hours', { count: hours });
  const days = Math.round(hours / 24);
  return w(days === 1 ? 'ago.day' : 'ago.days', { count: days });
}
