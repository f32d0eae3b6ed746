/**
 * What a pure layer may use of its host: the same four in a browser, a worker and Node.
 * `tsconfig.core.json` leaves DOM and Node types out; `tsconfig.json` leaves this file out, for the DOM has the same names.
 */
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  decode(input?: Uint8Array): string;
}
declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly pathname: string;
  readonly href: string;
}
declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
