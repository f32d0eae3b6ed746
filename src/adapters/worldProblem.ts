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
};

/** A failure of disk, quota or rights as a problem; anything else is our own fault and is thrown on. */
export function worldProblem(error: unknown, place: string): Problem {
  const { code, name } = error as { code?: unknown; name?: unknown };
  const reason = [code, name].map((key) => reasons[String(key)]).find((known) => known !== undefined);
  const ofTheWorld = reason ?? (isSystemError(error) ? 'storage/unavailable' : undefined);
  if (ofTheWorld === undefined) throw error;
  return { code: ofTheWorld, at: place, severity: 'error', values: { place } };
}

const isSystemError = (error: unknown) =>
  /^E[A-Z]+$/.test(String((error as { code?: unknown }).code)) ||
  (typeof DOMException === 'function' && error instanceof DOMException);
