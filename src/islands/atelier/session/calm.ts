/** From the last key to the work, and from the first one at the most; milliseconds. */
const calm = 500;
const longest = 900;

/** Does a work once the keys have been quiet for a moment, and never much after the first of them. */
export class Calm {
  readonly #work: () => Promise<void>;
  readonly #wait: (milliseconds: number) => Promise<void>;
  #firstKey = 0;
  #lastKey = 0;
  #isWaiting = false;

  constructor(work: () => Promise<void>, wait: (milliseconds: number) => Promise<void>) {
    [this.#work, this.#wait] = [work, wait];
  }

  key(): void {
    this.#lastKey = Date.now();
    if (this.#isWaiting) return;
    this.#firstKey = this.#lastKey;
    void this.#whenCalm();
  }

  async #whenCalm(): Promise<void> {
    this.#isWaiting = true;
    for (let left = calm; left > 0;) {
      await this.#wait(left);
      left = Math.min(this.#lastKey + calm, this.#firstKey + longest) - Date.now();
    }
    this.#isWaiting = false;
    await this.#work();
  }
}
