/** Trouble in people's material, as a value; the sentences `what` and `mend` stand in `i18n/<lang>.json`, under `problem`. */
export interface Problem {
  /** `area/what-is-wrong`, never renamed. */
  readonly code: string;
  /** An entity's id, or a file of the course with its line: `lessons/besoin.mdx:12`. */
  readonly at: string;
  /** Only an error stops. */
  readonly severity: Severity;
  /** What the sentences show: codes and titles, never ids. */
  readonly values?: Readonly<Record<string, string | number>>;
}

export type Severity = 'error' | 'warning' | 'info';

export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The problems decide: with one error among them there is no value. */
export function settle<T>(value: T, problems: readonly Problem[]): Result<T> {
  return problems.some(isError) ? { ok: false, problems } : { ok: true, value, problems };
}

export const isError = ({ severity }: Problem): boolean => severity === 'error';
