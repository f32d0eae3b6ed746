import { percent } from '#core/french';
import { w } from '../../../words';

/** How many answered, of how many where it is known. */
export function receivedText(count: number, invited: number | undefined): string {
  if (invited === undefined) return w(count === 1 ? 'survey.receivedOne' : 'survey.received', { count });
  const key = count === 1 ? 'survey.receivedOneOf' : 'survey.receivedOf';
  return w(key, { count, invited, rate: percent(count / invited) });
}
