import type { Statistic } from '#core/statistics/figure';

export type DifDecision = 'train' | 'overtrain' | 'do-not-train' | 'job-aid' | 'train-and-refresh';

export interface DifRow {
  readonly difficult: boolean;
  readonly important: boolean;
  /** Left out: either way. */
  readonly frequent?: boolean;
  readonly decision: DifDecision;
}

/** The usual table; a project may bring its own. */
export const difTable: readonly DifRow[] = [
  { difficult: true, important: true, frequent: true, decision: 'train' },
  { difficult: true, important: true, frequent: false, decision: 'overtrain' },
  { difficult: true, important: false, frequent: true, decision: 'train' },
  { difficult: true, important: false, frequent: false, decision: 'do-not-train' },
  { difficult: false, important: true, frequent: true, decision: 'job-aid' },
  { difficult: false, important: true, frequent: false, decision: 'train-and-refresh' },
  { difficult: false, important: false, decision: 'do-not-train' },
];

interface Task {
  readonly difficult: boolean;
  readonly important: boolean;
  readonly frequent: boolean;
  readonly table?: readonly DifRow[];
}

/** Difficulty, importance, frequency of a task → what to do about it. No row of the table fits: no value. */
export const dif: Statistic<Task, { readonly decision: DifDecision }> = {
  formula: 'dif',
  compute({ difficult, important, frequent, table = difTable }) {
    const row = table.find(
      (line) =>
        line.difficult === difficult && line.important === important && (line.frequent ?? frequent) === frequent,
    );
    return { value: row && { decision: row.decision }, n: 1, missing: 0, formula: dif.formula };
  },
};
