import { decimal, plural } from '#core/french';
import { w } from '../../../words';

const days = (count: number): string => w(plural(count, 'one', 'many') === 'one' ? 'workload.day' : 'workload.days');

/** « 1 jour de plus que l'annonce »: the difference between a total and what was announced, in words. */
export function gapInWords(total: number, stated: number | undefined): string {
  if (stated === undefined) return w('workload.notStated');
  const gap = (Math.round(total * 100) - Math.round(stated * 100)) / 100;
  if (gap === 0) return w('workload.equal');
  const count = Math.abs(gap);
  return w(gap > 0 ? 'workload.more' : 'workload.less', { count: decimal(count), days: days(count) });
}
