import { date } from '#core/french';
import type { Passage } from '#core/framing/termsReader';
import type { ListKind } from '#core/framing/termsLists';
import type { Framing } from '#core/framing/schema';
import { w, wordOf } from '../../../words';

export const fieldTargets = [
  'client',
  'partner',
  'funder',
  'context',
  'general',
  'specific',
  'included',
  'excluded',
] as const;
export const entityTargets = ['result', 'activity', 'deliverable', 'risk', 'task', 'logistics', 'need'] as const;
export type FieldTarget = (typeof fieldTargets)[number];
export type EntityTarget = (typeof entityTargets)[number];

/** Where a passage may go. */
export type Target =
  | { readonly to: FieldTarget | EntityTarget; readonly text: string; readonly isLikely: boolean }
  | { readonly to: 'dates'; readonly activity: string; readonly text: string; readonly isLikely: boolean }
  | { readonly to: 'deadline'; readonly text: string; readonly isLikely: boolean };

const likely: Readonly<Record<ListKind, FieldTarget | EntityTarget>> = {
  general: 'general',
  specific: 'specific',
  result: 'result',
  deliverable: 'deliverable',
  activity: 'activity',
  task: 'task',
  risk: 'risk',
};

/** Every place that a passage may go to, the likely ones first; dates go to the activities that are there. */
export function targetsFor(
  framing: Framing,
  passage: Passage | undefined,
  dates: readonly Passage[],
): readonly Target[] {
  const guess = passage?.list && likely[passage.list];
  const texts = [...fieldTargets, ...entityTargets].map((to): Target => {
    return { to, text: wordOf(`terms.to.${to}`), isLikely: to === guess };
  });
  const [days] = dates;
  if (!days?.from || !days.to) return texts.toSorted(byLikelihood);
  const values = { from: date(days.from), to: date(days.to) };
  const isDate = passage?.kind === 'date';
  const ofActivities = framing.activities.map(({ id, code }): Target => {
    return { to: 'dates', activity: id, text: w('terms.to.dates', { code, ...values }), isLikely: isDate };
  });
  const closing: readonly Target[] =
    days.from === days.to ? [{ to: 'deadline', text: w('terms.to.deadline', values), isLikely: isDate }] : [];
  return [...ofActivities, ...closing, ...texts].toSorted(byLikelihood);
}

const byLikelihood = (one: Target, other: Target): number => Number(other.isLikely) - Number(one.isLikely);
