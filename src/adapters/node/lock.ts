import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** A lock whose holder has not touched it for so long is nobody's, milliseconds. */
const staleAfter = 60_000;

/** Runs `work` while no other process or store holds the lock file; `undefined` after `patience` milliseconds of waiting. */
export async function withLock<T>(
  path: string,
  pid: number,
  work: () => Promise<T>,
  patience = 15_000,
): Promise<T | undefined> {
  if (!(await take(path, pid, patience))) return undefined;
  const beat = setInterval(() => void touch(path), staleAfter / 6);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(path, { force: true });
  }
}

async function take(path: string, pid: number, patience: number): Promise<boolean> {
  const end = performance.now() + patience;
  while (!(await create(path, pid))) {
    if (await isStale(path)) await breakLock(path);
    else if (performance.now() > end) return false;
    else await wait(5 + (pid % 7));
  }
  return true;
}

async function create(path: string, pid: number): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(JSON.stringify({ pid, host: hostname() }));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Its process is gone from this machine, or it was not touched for long. A lock just made may still be empty. */
async function isStale(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > staleAfter) return true;
    const { pid, host } = JSON.parse(await readFile(path, 'utf8')) as { pid: number; host: string };
    return host === hostname() && !isAlive(pid);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Two that find a stale lock must not take it away twice: the second would take the first one's new lock. */
async function breakLock(path: string): Promise<void> {
  const breaker = `${path}.break`;
  if (!(await create(breaker, process.pid))) {
    if (await isStale(breaker)) await rm(breaker, { force: true });
    await wait(5);
    return;
  }
  try {
    if (await isStale(path)) await rm(path, { force: true });
  } finally {
    await rm(breaker, { force: true });
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
