import { expect, test } from 'vitest';
import { angoff } from '#core/statistics/angoff';
import { cronbachAlpha } from '#core/statistics/cronbachAlpha';
import { distractors } from '#core/statistics/distractors';
import { effectSizePaired } from '#core/statistics/effectSizePaired';
import { hakeGain } from '#core/statistics/hakeGain';
import { itemAnalysis } from '#core/statistics/itemAnalysis';
import { kpi } from '#core/statistics/kpi';
import { kpiDisaggregation } from '#core/statistics/kpiDisaggregation';
import { kr20 } from '#core/statistics/kr20';
import { changeTest, mcnemar } from '#core/statistics/mcnemar';
import { pairedT, type PrePost } from '#core/statistics/pairedT';
import { roi } from '#core/statistics/roi';
import { wilcoxonSignedRank } from '#core/statistics/wilcoxonSignedRank';
import { agree, flat, type Input } from './oracle.ts';

interface Marks {
  readonly responses: readonly (readonly (number | null)[])[];
}

test('the paired t agrees with R', () => {
  agree('paired_t', (input: PrePost) => flat(pairedT.compute(input)));
});

test('Wilcoxon is exact with ties, as exactRankTests', () => {
  // Without any difference there is no figure: all its cases are zeros.
  const run = (input: PrePost) => {
    const figure = wilcoxonSignedRank.compute(input);
    return { ...(figure.caution === 'no-difference' ? { nZero: figure.n } : {}), ...flat(figure) };
  };
  agree('wilcoxon_signed_rank', run, { skip: ['p_r_default_after_dropping_zeros'] });
});

test('effect sizes and their intervals agree with R', () => {
  agree('effect_size_paired', (input: PrePost) => flat(effectSizePaired.compute(input)));
});

test('normalised gain agrees', () => {
  agree('hake_gain', (input: Input<typeof hakeGain>) => flat(hakeGain.compute(input)));
});

test('items agree with R', () => {
  agree('item_analysis', (input: Input<typeof itemAnalysis>) => flat(itemAnalysis.compute(input)));
});

test('distractors agree, flags too', () => {
  const flags: Record<string, string> = {
    'non-functional': 'distracteur_non_fonctionnel',
    'attracts-best': 'distracteur_attire_les_meilleurs',
    'key-suspect': 'cle_suspecte',
  };
  agree('distractors', (input: Input<typeof distractors>) =>
    distractors.compute(input).value?.map((item) => ({
      ...item,
      flags: item.flags.map((flag) => [flags[flag.kind], ...('option' in flag ? [flag.option] : [])].join(':')),
    })),
  );
});

test('reliability agrees with R and with what was published', () => {
  agree('kr20_sem', (input: Marks) => flat(kr20.compute(input)));
  agree('cronbach_alpha', (input: Marks) => flat(cronbachAlpha.compute(input)));
});

test('McNemar agrees with R, Holm over items', () => {
  type Tables = { b: number; c: number } | Input<typeof mcnemar>;
  agree('mcnemar', (input: Tables) => ('b' in input ? changeTest(input.b, input.c) : mcnemar.compute(input).value));
});

test('Angoff agrees, and a rating beyond 0 and 1 is refused', () => {
  agree('angoff', (input: Input<typeof angoff>) => flat(angoff.compute(input)));
  expect(angoff.compute({ ratings: [[0.5, 1.2]] })).toMatchObject({ value: undefined, caution: 'rating-out-of-range' });
});

test('indicators and returns agree', () => {
  agree('kpi', (input: Input<typeof kpi>) => flat(kpi.compute(input)));
  agree('kpi_disaggregation', (input: Input<typeof kpiDisaggregation>) => kpiDisaggregation.compute(input).value);
  agree('roi', (input: Input<typeof roi>) => flat(roi.compute(input)));
});
