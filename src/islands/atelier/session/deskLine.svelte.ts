import type { Asked } from '#adapters/browser/remote';
import type { Change } from '#core/change/change';
import type { DeskApi, Verdict } from '../workers/deskApi';
import type { Keeping, StoreApi } from '../workers/storeApi';

export interface DeskMeans {
  readonly store: Pick<Asked<StoreApi>, 'tree'>;
  readonly desk: Pick<Asked<DeskApi>, 'take' | 'follow' | 'check'>;
  readonly keeping: Keeping;
}

/** What is on its way to the store: a saving that goes on, and the batches behind it. */
export interface Waiting {
  readonly saving: Promise<void> | undefined;
  readonly batches: readonly (readonly Change[])[];
}

/** Keeps the desk told of how a course stands here, saved or not, and what its check says. */
export class DeskLine {
  verdict = $state.raw<Verdict | undefined>(undefined);

  readonly #name: string;
  readonly #means: DeskMeans;
  readonly #waiting: () => Waiting;
  readonly #fail: (error: unknown) => void;
  #untold: readonly (readonly Change[])[] = [];
  #isTaken = false;
  #isChecking = false;
  #mustCheck = false;

  constructor(name: string, means: DeskMeans, waiting: () => Waiting, fail: (error: unknown) => void) {
    [this.#name, this.#means, this.#waiting, this.#fail] = [name, means, waiting, fail];
  }

  /** A batch that the desk has to learn. */
  hear(batch: readonly Change[]): void {
    this.#untold = [...this.#untold, batch];
  }

  /** What the desk has in mind is old: it reads the course anew when it is next needed. */
  forget(): void {
    this.#isTaken = false;
  }

  /** The desk learns all that it has not heard; `false` where it cannot. */
  async tell(): Promise<boolean> {
    try {
      const untold = this.#untold;
      if (this.#isTaken && (await this.#means.desk.follow(this.#name, untold))) {
        this.#untold = this.#untold.slice(untold.length);
        return true;
      }
      this.#isTaken = false;
      // A saving that goes on meanwhile may be in what is taken, or not: then once more.
      for (let tries = 0; tries < 3 && !this.#isTaken; tries++) this.#isTaken = await this.#take();
      return this.#isTaken;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** One check at a time, the last wish last. */
  async check(): Promise<void> {
    this.#mustCheck = true;
    if (this.#isChecking) return;
    this.#isChecking = true;
    while (this.#mustCheck) {
      this.#mustCheck = false;
      if (!(await this.tell())) break;
      try {
        this.verdict = await this.#means.desk.check();
      } catch (error) {
        this.#fail(error);
      }
    }
    this.#isChecking = false;
  }

  async #take(): Promise<boolean> {
    const { store, desk, keeping } = this.#means;
    await this.#waiting().saving;
    const { batches } = this.#waiting();
    this.#untold = [];
    const tree = keeping !== 'kept' ? await store.tree(this.#name) : undefined;
    if (tree && !tree.ok) return false;
    const taken = await desk.take(this.#name, tree?.value);
    return taken.ok && (batches.length === 0 || (await desk.follow(this.#name, batches)));
  }
}
