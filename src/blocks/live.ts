/** Where a text was kept: with the progress in the LMS, in this browser only, or not at all. */
export type Kept = 'lms' | 'device' | 'nowhere';

/** What a block that comes to life finds around it. */
export interface LiveHost {
  /** What an earlier visit kept under this name; anything may stand there. */
  readonly kept: (key: string) => string;
  /** Keeps a text for this learner; never a part of what trainers are sent. */
  readonly keep: (key: string, text: string) => Kept;
}

/** Brings the HTML of one block to life. */
export type Live = (root: HTMLElement, host: LiveHost) => void;
