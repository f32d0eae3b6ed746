import { readNumber } from '#core/question/numeric/grade';

/** What stands in « Juste »: `*` for the right choice, or an equal part of what is right; a share in percent; nothing. */
export const star = '*';

/** The cells of some shares; none where no choice has one. */
export function rightCells(shares: readonly (number | undefined)[], several: boolean): readonly (string | number)[] {
  if (shares.every((share) => share === undefined)) return shares.map(() => '');
  const part = several ? 100 / shares.filter((share = 0) => share > 0).length : 100;
  return shares.map((share = 0) => {
    if (share === 0) return '';
    return Math.abs(share - part) < 0.01 ? star : share;
  });
}

/** The shares that some cells say; `undefined` for all where none says anything. */
export function sharesIn(
  cells: readonly string[],
  several: boolean,
  number: (text: string) => number | undefined,
): readonly (number | undefined)[] {
  if (cells.every((cell) => cell === '')) return cells.map(() => undefined);
  const right = cells.filter((cell) => isStar(cell) || (several && (readNumber(cell.replace('%', '')) ?? 0) > 0));
  const part = several ? Math.round((100 / Math.max(1, right.length)) * 1e5) / 1e5 : 100;
  return cells.map((cell) => {
    if (cell === '') return 0;
    if (isStar(cell)) return part;
    return Math.max(-100, Math.min(100, number(cell.replace(/\s*%$/, '')) ?? 0));
  });
}

/** A star, or what people put instead. */
const isStar = (cell: string): boolean => /^(\*|x|\u2713|\u2714|ok|oui|vrai|juste)$/i.test(cell);
