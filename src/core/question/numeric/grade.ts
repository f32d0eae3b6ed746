import type { Grading } from '#core/question/questionType';

/** What grading reads of a question that asks a number. */
export interface NumericKey {
  readonly answer?: number | undefined;
  readonly tolerance: number;
}

export const numericGrading: Grading<NumericKey, string> = {
  grade({ answer, tolerance }, response) {
    if (answer === undefined || response === undefined) return undefined;
    const given = readNumber(response);
    // A rounding error of binary fractions is not the learner's.
    return given !== undefined && Math.abs(given - answer) <= tolerance + Math.abs(answer) * 1e-12 ? 1 : 0;
  },
  keyed: ({ answer }) => answer !== undefined,
  shape: 'text',
  journal: numberFrom,
};

/** A typed number as programs write it, or nothing. */
export function numberFrom(_type: string, text: string): string {
  const value = readNumber(text);
  return value === undefined ? '' : String(value);
}

/** A number as people type it: `1 234,5`, `−3`, `0.25`. `undefined` when it is none. */
export function readNumber(text: string): number | undefined {
  const bare = text.replace(/\s/g, '').replace('\u2212', '-').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : undefined;
}
