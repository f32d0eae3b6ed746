import { afterAll, expect, test } from 'vitest';
import { answerAs, remote } from '#adapters/browser/remote';

const ports: MessagePort[] = [];
afterAll(() => ports.forEach((port) => port.close()));

/** A worker whose other end is here. */
function workerWith(api: object): Worker {
  const { port1, port2 } = new MessageChannel();
  answerAs(api, port2);
  ports.push(port1, port2);
  return port1 as unknown as Worker;
}

const api = {
  sum: (one: number, other: number) => one + other,
  later: (bytes: Uint8Array) => Promise.resolve(new Map([['a', bytes.length]])),
  fail: () => {
    throw new Error('what was assumed');
  },
  async count(to: number, progress: (share: number) => void, signal: AbortSignal) {
    let reached = 0;
    for (; reached < to && !signal.aborted; reached++) {
      progress(reached / to);
      await new Promise((done) => setImmediate(done));
    }
    return reached;
  },
};
const asked = () => remote<typeof api>(workerWith(api));

test('calls are answered, each its own, values of every kind among them', async () => {
  const far = asked();
  expect(await Promise.all([far.sum(1, 2), far.sum(3, 4), far.later(new Uint8Array(5))])).toEqual([
    3,
    7,
    new Map([['a', 5]]),
  ]);
});

test('what throws there rejects here', async () => {
  await expect(asked().fail()).rejects.toThrow('what was assumed');
});

test('a function that is lent is called back, and a signal stops the work', async () => {
  const shares: number[] = [];
  const stop = new AbortController();
  const far = asked();
  expect(await far.count(4, (share) => void shares.push(share), stop.signal)).toBe(4);
  expect(shares).toEqual([0, 0.25, 0.5, 0.75]);
  const long = far.count(1_000_000, () => stop.abort(), stop.signal);
  expect(await long).toBeLessThan(1_000_000);
});

test('a signal that has stopped before the call stops it all the same', async () => {
  const stop = new AbortController();
  stop.abort();
  expect(await asked().count(1_000_000, () => undefined, stop.signal)).toBeLessThan(1_000_000);
});
