import type { Asked } from '#adapters/browser/remote';
import type { SaidProblem, SaidResult } from '../workers/said';
import type { StoreApi } from '../workers/storeApi';

export interface SpareMeans {
  readonly store: Pick<Asked<StoreApi>, 'read' | 'keep' | 'append'>;
}

/** The files of a course that no change reaches: media, versions, answers. Written at once; `after` a writing, others learn of it. */
export class SpareFiles {
  readonly #name: string;
  readonly #means: SpareMeans;
  readonly #after: () => void;

  constructor(name: string, means: SpareMeans, after: () => void) {
    [this.#name, this.#means, this.#after] = [name, means, after];
  }

  /** One of them as text; `undefined` where there is none. */
  async read(path: string): Promise<string | undefined> {
    const read = await this.#means.store.read(this.#name, path);
    const content = read.ok ? read.value : undefined;
    return typeof content === 'object' ? new TextDecoder().decode(content) : content;
  }

  /** Puts or takes away; why not, where it cannot. */
  keep = (files: ReadonlyMap<string, string | Uint8Array | undefined>): Promise<readonly SaidProblem[]> =>
    this.#told(this.#means.store.keep(this.#name, files));

  /** Adds to the end of one; why not, where it cannot. */
  append = (path: string, text: string): Promise<readonly SaidProblem[]> =>
    this.#told(this.#means.store.append(this.#name, path, text));

  async #told(kept: Promise<SaidResult<void>>): Promise<readonly SaidProblem[]> {
    const { ok, problems } = await kept;
    if (!ok) return problems;
    this.#after();
    return [];
  }
}
