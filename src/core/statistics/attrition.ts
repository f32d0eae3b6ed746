import type { Caution, Cell, Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { isFlat, mean, present, variance } from '#core/statistics/numerics/moments';
import { studentP } from '#core/statistics/numerics/student';

interface Scored {
  /** Pseudonymous code; case, accents, spaces and signs do not count. */
  readonly id: string;
  readonly score: Cell;
}

interface Input {
  readonly pre: readonly Scored[];
  readonly post: readonly Scored[];
}

export interface Attrition {
  readonly nPre: number;
  readonly nPost: number;
  readonly nMatched: number;
  readonly nPreOnly: number;
  readonly nPostOnly: number;
  /** 0 to 1; none without a pre-test. */
  readonly attritionRate: number | undefined;
  readonly meanPreCompleters: number | undefined;
  readonly meanPreLost: number | undefined;
  readonly welchT: number | undefined;
  readonly welchDf: number | undefined;
  readonly welchP: number | undefined;
  /** Codes that differ by one sign: proposed to a person, never joined alone. */
  readonly nearMisses: readonly { readonly pre: string; readonly post: string }[];
}

/** Who was lost between the two tests, and whether they began lower. */
export const attrition: Statistic<Input, Attrition> = {
  formula: 'attrition',
  compute({ pre, post }) {
    const [before, after] = [pre.map(({ id }) => codeKey(id)), post.map(({ id }) => codeKey(id))];
    const common = { n: pre.length, missing: pre.length - present(pre.map(({ score }) => score)).length };
    if (hasTwice(before) || hasTwice(after)) {
      return { ...common, value: undefined, formula: attrition.formula, caution: 'ids-twice' };
    }
    const [early, late] = [new Set(before), new Set(after)];
    const completers = pre.filter(({ id }) => late.has(codeKey(id)));
    const lost = pre.filter(({ id }) => !late.has(codeKey(id)));
    const newcomers = post.filter(({ id }) => !early.has(codeKey(id)));
    const [stayed, left] = [present(completers.map(scoreOf)), present(lost.map(scoreOf))];
    const rate = pre.length === 0 ? undefined : lost.length / pre.length;
    const test = welch(stayed, left);
    const value = {
      nPre: pre.length,
      nPost: post.length,
      nMatched: completers.length,
      nPreOnly: lost.length,
      nPostOnly: newcomers.length,
      attritionRate: rate,
      meanPreCompleters: stayed.length === 0 ? undefined : mean(stayed),
      meanPreLost: left.length === 0 ? undefined : mean(left),
      ...test,
      nearMisses: nearMisses(lost, newcomers),
    };
    return { ...common, value, formula: attrition.formula, ...warned(caution(value)) };
  },
};

const scoreOf = ({ score }: Scored): Cell => score;

/** What two writings of one code share: `g 07` and `G-07`. */
export const codeKey = (code: string): string =>
  code
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Groups where this helps are small; among thousands every code has neighbours. */
function nearMisses(lost: readonly Scored[], newcomers: readonly Scored[]): Attrition['nearMisses'] {
  if (lost.length > 300 || newcomers.length > 300) return [];
  return lost.flatMap(({ id: pre }) =>
    newcomers.filter(({ id }) => isNear(codeKey(pre), codeKey(id))).map(({ id: post }) => ({ pre, post })),
  );
}

const hasTwice = (codes: readonly string[]): boolean => new Set(codes).size < codes.length;

const caution = ({ attritionRate = 0, welchP = 1 }: Attrition): Caution | undefined =>
  attritionRate > 0.2 || welchP < 0.1 ? 'lost-many' : undefined;

function welch(one: readonly number[], other: readonly number[]): Pick<Attrition, 'welchT' | 'welchDf' | 'welchP'> {
  if (one.length < 2 || other.length < 2 || (isFlat(one) && isFlat(other))) {
    return { welchT: undefined, welchDf: undefined, welchP: undefined };
  }
  const [a, b] = [variance(one) / one.length, variance(other) / other.length];
  const welchT = (mean(one) - mean(other)) / Math.sqrt(a + b);
  const welchDf = (a + b) ** 2 / (a ** 2 / (one.length - 1) + b ** 2 / (other.length - 1));
  return { welchT, welchDf, welchP: studentP(welchT, welchDf) };
}

/** One sign replaced, added, taken away, or two neighbours exchanged. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const [restShort, restLong] = [short.slice(start), long.slice(start)];
  if (restLong.slice(1) === restShort) return true;
  if (restShort.length !== restLong.length) return false;
  const swapped = `${restShort[1] ?? ''}${restShort[0] ?? ''}${restShort.slice(2)}`;
  return restLong.slice(1) === restShort.slice(1) || swapped === restLong;
}
