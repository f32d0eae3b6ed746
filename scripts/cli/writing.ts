import { join, resolve } from 'node:path';
import { writeFileWhole } from '#adapters/node/files';
import { worldProblem } from '#adapters/worldProblem';
import type { Problem } from '#core/problem';
import type { Made } from '#tasks/exportCourse';

/** A file that stands in the folder. */
export interface Written {
  readonly format: string;
  readonly path: string;
  readonly bytes: number;
}

export interface Writing {
  readonly hand: (file: Made) => Promise<void>;
  readonly done: () => Promise<{ readonly written: readonly Written[]; readonly problems: readonly Problem[] }>;
}

/** Bytes that may wait for the disk while the next file is made. */
const most = 20_000_000;

/** Writes files into a folder while others are made; `done` waits for the last. */
export function writingInto(out: string): Writing {
  const outcomes: Promise<Written | Problem>[] = [];
  let waiting = 0;
  return {
    async hand(file) {
      const bytes = file.parts.reduce((sum, { length }) => sum + length, 0);
      waiting += bytes;
      outcomes.push(writeOne(file, bytes, out).finally(() => (waiting -= bytes)));
      // The disk is heard of between two files; where it lags, it is waited for.
      do await new Promise((turn) => setImmediate(turn));
      while (waiting > most);
    },
    async done() {
      const ended = await Promise.all(outcomes);
      return {
        written: ended.flatMap((outcome) => ('code' in outcome ? [] : [outcome])),
        problems: ended.flatMap((outcome) => ('code' in outcome ? [outcome] : [])),
      };
    },
  };
}

const writeOne = ({ format, path, parts }: Made, bytes: number, out: string): Promise<Written | Problem> =>
  writeFileWhole(join(resolve(out), path), parts).then(
    () => ({ format, path: join(out, path), bytes }),
    (error: unknown): Problem => worldProblem(error, join(out, path)),
  );
