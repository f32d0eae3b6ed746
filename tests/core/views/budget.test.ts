import * as v from 'valibot';
import { expect, test } from 'vitest';
import { textOf } from '#core/fileTree';
import { feesFileSchema } from '#core/framing/fees';
import { plain } from '#core/text';
import { budgetOf, feeRows } from '#core/views/budget';
import { courseOf, filesOf } from '../framing/missions.ts';

const files = filesOf('socieux-2022');
const fees = v.parse(feesFileSchema, JSON.parse(textOf(files, 'prive/fees.json') ?? ''));
const mission = courseOf('socieux-2022').framing;

test('R-CIPRES-50: 85 days at 350 € are 29 750 €', () => {
  expect(feeRows(mission, fees).map(({ code, days, amount }) => [code, days, amount])).toEqual([
    ['E1', 43, 350],
    ['E2', 42, 350],
  ]);
  expect(budgetOf(mission, fees).figure.value).toMatchObject({ total: '29750.00', byCategory: { fees: '29750.00' } });
});

const line = (title: string, factors: readonly number[], unitCost: number, currency: string) => ({
  title: v.parse(plain, title),
  factors: [...factors],
  unitCost,
  currency,
});

test('lines in another currency are converted; without a rate the currency is named and no total is told', () => {
  const room = line('Salle', [4], 100_000, 'XOF');
  const paid = { ...fees, budget: { base: 'EUR', lines: [room], participants: 20, hours: 30, contingencyPct: 5 } };
  const { figure, unknown } = budgetOf(mission, paid);
  expect(unknown).toEqual([]);
  expect(figure.value).toMatchObject({
    lines: [{}, {}, { amount: '400000', amountBase: '609.80' }],
    subtotal: '30359.80',
    contingency: '1517.99',
    total: '31877.79',
    perParticipant: '1593.89',
    perParticipantHour: '53.13',
  });
  const dinars = { ...fees, budget: { lines: [line('Salle', [], 100, 'TND')] } };
  expect(budgetOf(mission, dinars)).toMatchObject({ unknown: ['TND'], figure: { caution: 'no-rate', missing: 1 } });
  const known = { ...fees, budget: { lines: [line('Salle', [], 100, 'TND')], exchange: { TND: 0.3 } } };
  expect(budgetOf(mission, known).figure.value?.total).toBe('29780.00');
});

test('a role without a rate costs nothing yet; an empty file gives nothing', () => {
  expect(budgetOf(mission, {}).figure.value?.total).toBe('0.00');
  expect(budgetOf(mission, { rates: fees.rates.slice(1) }).fees.map(({ code }) => code)).toEqual(['E2']);
});
