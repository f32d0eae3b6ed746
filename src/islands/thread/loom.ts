import type { ThreadView } from './view';

/** The picture of the thread: four columns of codes, and the threads between them. */
export interface Loom {
  readonly width: number;
  readonly height: number;
  readonly heads: readonly { readonly x: number; readonly title: string }[];
  readonly tags: readonly { readonly id: string; readonly code: string; readonly x: number; readonly y: number }[];
  readonly curves: readonly { readonly from: string; readonly to: string; readonly path: string }[];
  /** Where a thread ends in the air. */
  readonly frays: readonly { readonly id: string; readonly x: number; readonly y: number }[];
}

/** Of a tag that holds a code. */
export const tag = { width: 46, height: 18 };
const pitch = 21;
const top = 30;
const width = 400;

/** Lays the thread out; each column is spread over the height of the longest. */
export function loomOf({ columns, stops, links, ends }: ThreadView, tagWidth = tag.width): Loom {
  const rows = Math.max(1, ...columns.map(({ ids }) => ids.length));
  const height = top + rows * pitch;
  const gap = (width - tagWidth) / (columns.length - 1);
  const tags = columns.flatMap(({ ids }, column) =>
    ids.map((id, row) => ({
      id,
      code: stops[id]?.code ?? '',
      x: round(tagWidth / 2 + column * gap),
      y: round(top + ((row + 0.5) * rows * pitch) / ids.length),
    })),
  );
  const places = new Map(tags.map((one) => [one.id, one]));
  return {
    ...{ width, height, tags },
    heads: columns.map(({ title }, column) => ({ title, x: round(tagWidth / 2 + column * gap) })),
    curves: links.flatMap(({ from, to }) => {
      const [start, end] = [places.get(from), places.get(to)];
      return start && end ? [{ from, to, path: curve(start, end, tagWidth) }] : [];
    }),
    frays: ends
      .filter(({ isRupture }) => isRupture)
      .flatMap(({ id }) => {
        const place = places.get(id);
        return place ? [{ id, x: place.x + tagWidth / 2, y: place.y }] : [];
      }),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function curve(start: Point, end: Point, tagWidth: number): string {
  const [x1, x2] = [start.x + tagWidth / 2, end.x - tagWidth / 2];
  const bend = Math.min(70, (x2 - x1) / 2);
  return `M${x1} ${start.y}C${round(x1 + bend)} ${start.y} ${round(x2 - bend)} ${end.y} ${x2} ${end.y}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
