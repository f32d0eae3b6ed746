/** What a worker offers, as the page calls it: the same functions, answered later. */
export type Asked<Api> = {
  readonly [Name in keyof Api]: Api[Name] extends (...args: infer Args) => infer Out
    ? (...args: Args) => Promise<Awaited<Out>>
    : never;
};

interface Question {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}
type Said =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: string }
  | { readonly id: number; readonly told: number; readonly words: readonly unknown[] };

/** One end of the line between a page and its worker. */
export interface Line {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
}

/** Stands for what no message can carry: the n-th function, or the signal, of a call. */
const place = 'navette-place';

/** Answers the calls of a page with an api, in a worker. A function that is lent is called back; a signal stops here too. */
export function answerAs(api: object, scope: Line): void {
  const stops = new Map<number, AbortController>();
  const say = (said: Said) => scope.postMessage(said);
  const lend = (id: number, value: unknown): unknown => {
    const lent = (value as { [place]?: number | 'signal' } | null)?.[place];
    if (lent === undefined) return value;
    if (lent === 'signal') {
      const stop = new AbortController();
      stops.set(id, stop);
      return stop.signal;
    }
    return (...words: unknown[]) => say({ id, told: lent, words });
  };
  scope.onmessage = ({ data }: MessageEvent<Question | { stop: number }>) => {
    if ('stop' in data) return stops.get(data.stop)?.abort();
    const { id, name, args } = data;
    const work = (api as Record<string, (...args: unknown[]) => unknown>)[name];
    // What throws at once fails like what rejects later.
    Promise.resolve()
      .then(() => work?.(...args.map((arg) => lend(id, arg))))
      .then(
        (value) => say({ id, value }),
        (error: unknown) => say({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      )
      .finally(() => stops.delete(id));
  };
}

/** The api of a worker. What throws there rejects here: a fault of ours, with its trace. */
export function remote<Api>(worker: Worker): Asked<Api> {
  const waiting = new Map<number, (said: Said) => void>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<Said>) => waiting.get(data.id)?.(data);
  worker.onerror = (event) => {
    for (const [id, settle] of waiting) settle({ id, fault: event.message || 'the worker did not start' });
  };
  const ask = (name: string, given: readonly unknown[]) => {
    const id = ++last;
    const functions: ((...words: unknown[]) => void)[] = [];
    const args = given.map((arg) => {
      if (arg instanceof AbortSignal) {
        const stop = () => worker.postMessage({ stop: id });
        // One that has stopped already tells nobody any more; the worker must know the call first.
        if (arg.aborted) queueMicrotask(stop);
        else arg.addEventListener('abort', stop, { once: true });
        return { [place]: 'signal' };
      }
      if (typeof arg !== 'function') return arg;
      return { [place]: functions.push(arg as (...words: unknown[]) => void) - 1 };
    });
    return new Promise((resolve, reject) => {
      const settle = (said: Said) => {
        if ('told' in said) return functions[said.told]?.(...said.words);
        waiting.delete(id);
        if ('fault' in said) reject(new Error(said.fault));
        else resolve(said.value);
      };
      waiting.set(id, settle);
      worker.postMessage({ id, name, args } satisfies Question);
    });
  };
  return new Proxy({} as Asked<Api>, {
    // A promise is asked for `then`; the api is none.
    get: (_, name) => (name === 'then' ? undefined : (...args: unknown[]) => ask(String(name), args)),
  });
}
