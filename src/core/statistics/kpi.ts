import { dayNumber } from '#core/calendar/day';
import type { Statistic } from '#core/statistics/figure';
import { settled } from '#core/statistics/numerics/moments';

interface Input {
  readonly baseline: number;
  readonly target: number;
  readonly actual: number | null | undefined;
  /** ISO days. */
  readonly start: string;
  readonly end: string;
  readonly asOf: string;
}

export interface Progress {
  /** Share of the calendar days gone, 0 to 1. */
  readonly elapsed: number | undefined;
  /** (actual − baseline) / (target − baseline): works for a target below the baseline too. */
  readonly achievement: number | undefined;
  readonly gapToTarget: number | undefined;
  /** Achievement over time gone. */
  readonly pace: number | undefined;
  readonly state: 'reached' | 'on-time' | 'watch' | 'late' | 'regression' | undefined;
}

/** Where an indicator stands between its baseline and its target, and whether it is in time. */
export const kpi: Statistic<Input, Progress> = {
  formula: 'kpi',
  compute({ baseline, target, actual, start, end, asOf }) {
    const elapsed = elapsedShare(start, end, asOf);
    const none = { elapsed, achievement: undefined, gapToTarget: undefined, pace: undefined, state: undefined };
    const common = { n: 1, missing: 0, formula: kpi.formula };
    if (typeof actual !== 'number') return { ...common, n: 0, missing: 1, value: none, caution: 'no-measure' };
    if (target === baseline) return { ...common, value: none, caution: 'target-is-baseline' };
    const achievement = (actual - baseline) / (target - baseline);
    const pace = elapsed === undefined || elapsed === 0 ? undefined : achievement / elapsed;
    const state = stateOf(settled(achievement), elapsed ?? 0);
    return { ...common, value: { elapsed, achievement, gapToTarget: target - actual, pace, state } };
  },
};

function elapsedShare(start: string, end: string, asOf: string): number | undefined {
  const [from, to, now] = [dayNumber(start), dayNumber(end), dayNumber(asOf)];
  if (from === undefined || to === undefined || now === undefined) return undefined;
  return to <= from ? (now < to ? 0 : 1) : Math.max(0, Math.min(1, (now - from) / (to - from)));
}

function stateOf(achievement: number, elapsed: number): Progress['state'] {
  if (achievement >= 1) return 'reached';
  if (achievement < 0) return 'regression';
  if (achievement >= settled(elapsed)) return 'on-time';
  return achievement >= settled(0.75 * elapsed) ? 'watch' : 'late';
}
