import type { Kept } from '#blocks/live';
import type { Given } from '#core/tracking/cmi12';
import type { Outcome } from '#core/tracking/outcome';

/** Where progress goes: an LMS, this browser, nowhere. */
export interface Tracker {
  /** Begins; `key` names the module, `told` is where the learner softly reads what becomes of the answers. Gives what an earlier visit left. */
  open(key: string, told: HTMLElement): Earlier;
  /** Keeps where the learner stands. */
  keep(state: State): void;
  /** Where that is. */
  where(): Kept;
  /** Takes one checked answer for the journal; sent by the next `send`. */
  answered(given: Given): void;
  /** Sends what was kept. */
  send(): void;
}

export interface Earlier {
  /** What `keep` was given last, as `packed`. */
  readonly packed: string;
  /** The page that was open last, as `place`. */
  readonly place: string;
}

export interface State {
  readonly packed: string;
  readonly place: string;
  readonly outcome: Outcome;
}
