/** One thing that the palette can do. */
export interface Command {
  readonly text: string;
  /** The keys that do it without the palette. */
  readonly keys?: string;
  readonly run: () => void;
}
