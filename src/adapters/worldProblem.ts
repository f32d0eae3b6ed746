import type { Problem } from '#core/problem';

/** The names that Node (`code`) and browsers (`name`) give to what the world refuses. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'storage/full',
  EDQUOT: 'storage/full',
  QuotaExceededError: 'storage/full',
  EACCES: 'storage/not-allowed',
  EPERM: 'storage/not-allowed',
  EROFS: 'storage/not-allowed',
  SecurityError: 'storage/not-allowed',
  ENOENT: 'storage/not-there',
  ENOTDIR: 'storage/not-there',
  UnknownError: 'storage/unavailable',
  InvalidStateError: 'storage/unavailable',
  AbortError: 'storage/unavailable',
};

/** A failure of disk, quota or rights as a problem; anything else is our own fault and is thrown on. */
export function worldProblem(error: unknown, place: string): Problem {
  const { code, name } = error as { code?: unknown; name?: unknown };
  const known = [code, name].map((key) => reasons[String(key)]).find((reason) => reason !== undefined);
  // Node's own mistakes of use are called ERR_…; the system's refusals are not.
  const reason = known ?? (/^E[A-Z0-9]+$/.test(String(code)) ? 'storage/unavailable' : undefined);
  if (reason === undefined) throw error;
  return { code: reason, at: place, severity: 'error', values: { place } };
}
