import type { Statistic } from '#core/statistics/figure';
import { warned } from '#core/statistics/figure';
import { fewCases } from '#core/statistics/minN';
import { settled } from '#core/statistics/numerics/moments';
import { extremeGroups, type ExtremeGroups, shareWithin } from '#core/statistics/numerics/extremeGroups';

interface Input {
  readonly options: readonly string[];
  /** The right option of each item. */
  readonly key: readonly string[];
  /** One row per participant; empty = left out. */
  readonly responses: readonly (readonly (string | null | undefined)[])[];
}

/** `non-functional`: under 5 % chose it; `attracts-best`: more in the upper group than in the lower; `key-suspect`: the whole item. */
export type DistractorFlag =
  { readonly kind: 'non-functional' | 'attracts-best'; readonly option: string } | { readonly kind: 'key-suspect' };

interface OptionUse {
  readonly option: string;
  readonly isKey: boolean;
  readonly count: number;
  /** Of all participants, those who left the item out included. */
  readonly prop: number;
  readonly propUpper: number | undefined;
  readonly propLower: number | undefined;
}

export interface ItemOptions {
  readonly key: string;
  readonly omitted: number;
  readonly options: readonly OptionUse[];
  readonly flags: readonly DistractorFlag[];
}

/** How each wrong choice works, and whether the key is the right one. */
export const distractors: Statistic<Input, readonly ItemOptions[]> = {
  formula: 'distractors',
  compute({ options, key, responses }) {
    const n = responses.length;
    const totals = responses.map((row) => key.filter((right, at) => row[at] === right).length);
    const groups = extremeGroups(totals);
    const value = key.map((right, at) => {
      const chosen = responses.map((row) => row[at] ?? undefined);
      const uses = options.map((option) => use(option, option === right, chosen, groups));
      const omitted = chosen.filter((option) => option === undefined).length;
      return { key: right, omitted, options: uses, flags: n === 0 ? [] : flagsOf(uses) };
    });
    const missing = value.reduce((total, item) => total + item.omitted, 0);
    if (n === 0) return { value: undefined, n, missing, formula: distractors.formula, caution: 'too-few' };
    return { value, n, missing, formula: distractors.formula, ...warned(fewCases('discrimination', n)) };
  },
};

function use(
  option: string,
  isKey: boolean,
  chosen: readonly (string | undefined)[],
  groups: ExtremeGroups | undefined,
): OptionUse {
  const marks = chosen.map((one) => (one === option ? 1 : 0));
  const count = marks.filter(Boolean).length;
  const prop = marks.length === 0 ? 0 : count / marks.length;
  const propUpper = groups && shareWithin(marks, groups.upper);
  const propLower = groups && shareWithin(marks, groups.lower);
  return { option, isKey, count, prop, propUpper, propLower };
}

function flagsOf(uses: readonly OptionUse[]): DistractorFlag[] {
  const wrong = uses.filter(({ isKey }) => !isKey);
  const key = uses.find(({ isKey }) => isKey);
  const upper = ({ propUpper = 0 }: OptionUse) => settled(propUpper);
  const lower = ({ propLower = 0 }: OptionUse) => settled(propLower);
  const idle = wrong.filter(({ prop }) => prop < 0.05);
  const luring = wrong.filter((option) => upper(option) > lower(option));
  const isSuspect =
    key !== undefined && (wrong.some((option) => upper(option) > upper(key)) || upper(key) < lower(key));
  return [
    ...idle.map(({ option }) => ({ kind: 'non-functional', option }) as const),
    ...luring.map(({ option }) => ({ kind: 'attracts-best', option }) as const),
    ...(isSuspect ? [{ kind: 'key-suspect' } as const] : []),
  ];
}
