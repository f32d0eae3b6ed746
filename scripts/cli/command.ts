import type { ParseArgsConfig } from 'node:util';
import type { Problem } from '#core/problem';

/** One verb of the command line: its words stand in `fr.json` under `cli.help.<verb>`. */
export interface Command {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many words follow the verb. */
  readonly words: number;
  run(args: Args, host: Host): Promise<Outcome>;
}

export interface Args {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the process lends to a command. */
export interface Host {
  /** The folder of the bundle: the player stands in it, templates and site beside it. */
  readonly home: string;
  readonly signal: AbortSignal;
  /** Progress from 0 to 1, on stderr. */
  readonly progress: (label: string, share: number) => Promise<void>;
}

export interface Outcome {
  /** What `--json` prints, its problems as sentences. */
  readonly document: Readonly<Record<string, unknown>>;
  /** What a person reads, above the problems. */
  readonly lines: readonly string[];
  readonly problems: readonly Problem[];
  /** Where a problem stands in a file, when it is at an entity. */
  readonly placeOf?: (problem: Problem) => string;
  /** The command has said it all itself, while it ran. */
  readonly isPrinted?: boolean;
}

/** A command line that cannot be understood: exit 2. */
export class WrongUse extends Error {
  readonly problem: Problem;
  constructor(problem: Omit<Problem, 'severity' | 'at'>) {
    super(problem.code);
    this.problem = { ...problem, at: 'navette', severity: 'error' };
  }
}

/** An option that holds text, or `undefined`. */
export const textOption = ({ options }: Args, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};
