import { globSync, statSync } from 'node:fs';

/** Whether what was built is missing, or older than the newest of its sources (globs from the project's root). */
export function isStale(built: string, sources: readonly string[]): boolean {
  const made = statSync(built, { throwIfNoEntry: false })?.mtimeMs;
  return made === undefined || globSync([...sources]).some((file) => statSync(file).mtimeMs > made);
}
