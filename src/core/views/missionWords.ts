import type { Holiday } from '#core/calendar/holiday';
import type { Delay } from '#core/calendar/workingDays';
import type { MovedDate, Push } from '#core/framing/awaited';
import type { Deliverable, DueRule } from '#core/framing/deliverable';
import type { DueDate } from '#core/framing/dueDates';
import type { DatedMoment, DueReason } from '#core/framing/dueReason';
import { list, plural, shortDate, whole } from '#core/french';
import { say, type Words } from '#core/words';

/** « 5 jours ouvrables ». */
export function sayDelay({ count, unit }: Delay, words: Words): string {
  const noun = plural(count, say(words, `mission.unit.${unit}.one`), say(words, `mission.unit.${unit}.many`));
  return `${whole(count)} ${noun}`;
}

/** A rule in a sentence: « au plus tard 5 jours ouvrables avant le début de l'activité ou le départ, selon la première éventualité ». */
export function sayRule(rule: DueRule, words: Words): string {
  const moments = rule.events.map((moment) => say(words, `mission.moment.${moment}`));
  const events = list(moments, say(words, 'mission.or'));
  const direction = say(words, `mission.direction.${rule.direction}`);
  const key = rule.count === 0 ? 'mission.ruleSameDay' : 'mission.rule';
  const sentence = say(words, key, { delay: sayDelay(rule, words), direction, events });
  return rule.events.length > 1 ? `${sentence}, ${say(words, `mission.which.${rule.which}`)}` : sentence;
}

/** How a due date was reckoned, sentence by sentence: from what, over which holidays, with which doubts. */
export function sayReason(
  reason: DueReason,
  { kind }: Pick<Deliverable, 'kind'>,
  due: DueDate | undefined,
  words: Words,
): string[] {
  const { rule, from, unknown, holidays, isOwn } = reason;
  const moments = unknown.map((moment) => say(words, `mission.moment.${moment}`));
  const whose = isOwn ? say(words, 'mission.reason.own') : say(words, `mission.reason.shared.${kind}`);
  return [
    from
      ? sayFrom(reason, from, words)
      : say(words, 'mission.reason.undated', { events: list(moments, say(words, 'mission.or')) }),
    ...(from && moments.length > 0 ? [say(words, 'mission.reason.unknown', { events: list(moments) })] : []),
    ...(holidays.length > 0
      ? [say(words, 'mission.reason.holidays', { holidays: list(holidays.map((one) => sayHoliday(one, words))) })]
      : []),
    ...(due?.notice ? [sayNotice(due, words)] : []),
    say(words, 'mission.reason.rule', { whose, rule: sayRule(rule, words) }),
  ];
}

function sayFrom({ rule, known }: DueReason, from: DatedMoment, words: Words): string {
  const dated = ({ moment, day }: DatedMoment) =>
    say(words, 'mission.reason.dated', { moment: say(words, `mission.moment.${moment}`), day: shortDate(day) });
  const direction = say(words, `mission.direction.${rule.direction}`);
  const values = { delay: sayDelay(rule, words), direction, day: shortDate(from.day) };
  const start = say(words, rule.count === 0 ? 'mission.reason.sameDay' : 'mission.reason.from', values);
  if (known.length > 1) {
    const of = say(words, `mission.reason.${rule.which}`, { events: list(known.map(dated)) });
    return `${start}, ${of}`;
  }
  return `${start} (${say(words, `mission.moment.${from.moment}`)})`;
}

/** « Fête du Travail (01/05/2023, confirmé) ». */
export const sayHoliday = ({ name, date, status }: Holiday, words: Words): string =>
  say(words, 'mission.holiday', { name, day: shortDate(date), status: say(words, `mission.status.${status}`) });

/** What to say of a date on which nobody works; empty for a working day. */
export function sayNotice({ day, notice }: DueDate, words: Words): string {
  if (!notice) return '';
  const values = { day: shortDate(day), aim: shortDate(notice.aim) };
  return notice.holiday
    ? say(words, 'mission.notice.holiday', { ...values, holiday: sayHoliday(notice.holiday, words) })
    : say(words, 'mission.notice.weekend', values);
}

/** « décalé de 4 jours ouvrables parce que la validation est arrivée le 21/02/2023 ; l'échéance était le 17/02/2023 ». */
export function sayPush({ because, on, due, days }: Push, words: Words): string {
  const delay = sayDelay({ count: days, unit: 'working-day' }, words);
  return say(words, `mission.push.${because}`, { delay, on: shortDate(on), due: shortDate(due) });
}

export const sayMoved = ({ what, from, to }: MovedDate, words: Words): string =>
  say(words, 'mission.push.moved', {
    what: say(words, `mission.awaited.${what}`),
    from: shortDate(from),
    to: shortDate(to),
  });

/** « dans 6 jours ouvrables », « aujourd'hui », « en retard de 3 jours ouvrables ». */
export function sayLeft(left: number, words: Words): string {
  const delay = sayDelay({ count: Math.abs(left), unit: 'working-day' }, words);
  return say(words, left === 0 ? 'mission.left.today' : left > 0 ? 'mission.left.in' : 'mission.left.late', { delay });
}
