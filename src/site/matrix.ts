import type { Rated } from '#site/survey';

/** Where the points and their labels stand in the picture of importance and mastery. */
export interface Matrix {
  readonly dots: readonly { readonly code: string; readonly x: number; readonly y: number; readonly hot: boolean }[];
  readonly labels: readonly {
    readonly code: string;
    readonly x: number;
    readonly y: number;
    readonly anchor: Anchor;
  }[];
}
type Anchor = 'start' | 'middle' | 'end';

export const frame = { width: 340, height: 300, left: 34, right: 332, top: 12, bottom: 262 };
/** Of a scale from 1 to 5. */
export const middle = 3;

const between = (value: number, from: number, to: number, start: number, end: number) =>
  Math.round((start + ((value - from) / (to - from)) * (end - start)) * 10) / 10;
export const across = (mastery: number): number => between(mastery, 1, 5, frame.left, frame.right);
/** Nobody surveys what has no importance: the scale is shown from its middle upwards. */
export const up = (importance: number): number => between(importance, middle - 0.2, 5, frame.bottom, frame.top);

const box = { width: 24, height: 11 };
const places: readonly (readonly [number, number, Anchor])[] = [
  [7, 4, 'start'],
  [-7, 4, 'end'],
  [0, -8, 'middle'],
  [0, 16, 'middle'],
  [6, -6, 'start'],
  [-6, -6, 'end'],
  [6, 14, 'start'],
  [-6, 14, 'end'],
];

export function matrixOf(rated: readonly Rated[]): Matrix {
  const dots = rated.map(({ code, mastery, importance }) => ({
    code,
    x: across(mastery),
    y: up(importance),
    hot: mastery < middle && importance >= middle,
  }));
  return { dots, labels: labelsOf(dots) };
}

/** Each label takes the first free place around its point. */
export function labelsOf(dots: readonly Pick<Matrix['dots'][number], 'code' | 'x' | 'y'>[]): Matrix['labels'] {
  const taken = dots.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }));
  return dots.map(({ code, x, y }) => {
    const options = places.map(([dx, dy, anchor]) => ({ code, x: x + dx, y: y + dy, anchor }));
    const found = options.find((option) => taken.every((other) => !overlaps(edges(option), other))) ?? options[0]!;
    taken.push(edges(found));
    return found;
  });
}

function edges({ x, y, anchor }: { readonly x: number; readonly y: number; readonly anchor: Anchor }) {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - box.width : x - box.width / 2;
  return { left, right: left + box.width, top: y - box.height + 2, bottom: y + 2 };
}

type Edges = ReturnType<typeof edges>;
const overlaps = (one: Edges, other: Edges): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
