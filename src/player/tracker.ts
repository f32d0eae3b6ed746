import type { Given } from '#core/tracking/cmi12';
import type { Outcome } from '#core/tracking/outcome';

/** What a tracker softly tells the learner: the key of a word, or that all is well again. */
export type Notice = 'notSent' | 'notSentNorKept' | 'keptHere' | 'notKept' | 'reopen' | 'lmsSilent' | undefined;

/** Where progress goes: an LMS, this browser, nowhere. */
export interface Tracker {
  /** Begins; gives what an earlier visit left. */
  open(module: { readonly key: string; tell(notice: Notice): void }): Earlier;
  /** Keeps where the learner stands. */
  keep(state: State): void;
  /** Takes one checked answer for the journal; sent by the next `send`. */
  answered(given: Given): void;
  /** Sends what was kept. */
  send(): void;
  /** Erases what this browser holds of the module; not there where an LMS keeps it. */
  forget?(): void;
}

export interface Earlier {
  /** What `keep` was given last, as `packed`. */
  readonly packed?: string | undefined;
  /** The page that was open last, as `place`. */
  readonly place?: string | undefined;
}

export interface State {
  readonly packed: string;
  readonly place: string;
  readonly outcome: Outcome;
}
