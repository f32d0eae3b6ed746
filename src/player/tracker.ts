import type { Kept } from '#blocks/live';
import type { Given } from '#core/tracking/cmi12';
import type { Outcome } from '#core/tracking/outcome';

/** What a tracker softly tells the learner: keys of words, none when all is well. */
export type Notice = 'notSent' | 'kept' | 'notKept' | 'reopen' | 'lmsSilent';

/** Where progress goes: an LMS, this browser, nowhere. */
export interface Tracker {
  /** Begins; `key` names the module. Gives what an earlier visit left. */
  open(key: string, tell: (...notices: Notice[]) => void): Earlier;
  /** Keeps where the learner stands. */
  keep(state: State): void;
  /** Where that is. */
  where(): Kept;
  /** Takes one checked answer for the journal; sent by the next `send`. */
  answered(given: Given): void;
  /** Sends what was kept. */
  send(): void;
  /** Erases what this browser holds of the module; not there where an LMS keeps it. */
  readonly forget?: () => void;
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
